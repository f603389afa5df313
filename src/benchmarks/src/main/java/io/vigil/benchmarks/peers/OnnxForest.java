package io.vigil.benchmarks.peers;

import io.vigil.core.forest.Forest;
import java.util.stream.IntStream;

/// A random forest as an ONNX model: one `TreeEnsembleClassifier` of `ai.onnx.ml`, version 1, from
/// `records` (float, `[n, inputs]`) to `labels` and `probabilities` (float, `[n, 2]`).
///
/// Leaves hold the probability of an anomaly alone, the form that ONNX Runtime adds up fastest: it takes
/// the only weights of two classes, filed under class 0, for those of class 1. A split becomes the greatest float that is not above it, so that records of floats go as before.
/// Source of the field numbers: onnx.proto.
public final class OnnxForest {

    private static final int STRING = 3;
    private static final int FLOATS = 6;
    private static final int INTS = 7;
    private static final int STRINGS = 8;
    private static final int FLOAT_TENSOR = 1;
    private static final int INT64_TENSOR = 7;

    private final Forest forest;
    private final Probabilities probabilities;
    private final int[] trees;
    private final int[] leaves;

    private OnnxForest(Forest forest) {
        this.forest = forest;
        this.probabilities = new Probabilities(forest);
        this.trees = forest.treeOfNodes();
        this.leaves = IntStream.range(0, forest.nodes())
                .filter(node -> forest.input(node) == Forest.LEAF)
                .toArray();
    }

    /// @param forest of a random forest, whose leaves hold the weighted probabilities of two classes
    public static byte[] write(Forest forest) {
        return new OnnxForest(forest).model().toBytes();
    }

    private ProtobufMessage model() {
        return new ProtobufMessage()
                .integer(1, 8)
                .message(7, graph())
                .message(8, new ProtobufMessage().text(1, "").integer(2, 17))
                .message(8, new ProtobufMessage().text(1, "ai.onnx.ml").integer(2, 1));
    }

    private ProtobufMessage graph() {
        return new ProtobufMessage()
                .message(1, classifier())
                .text(2, "forest")
                .message(11, tensor("records", FLOAT_TENSOR, forest.inputs()))
                .message(12, tensor("labels", INT64_TENSOR))
                .message(12, tensor("probabilities", FLOAT_TENSOR, 2));
    }

    /// Of any number of rows, then of the given sizes.
    private static ProtobufMessage tensor(String name, int type, int... sizes) {
        ProtobufMessage shape = new ProtobufMessage().message(1, new ProtobufMessage().text(2, "n"));
        for (int size : sizes) {
            shape.message(1, new ProtobufMessage().integer(1, size));
        }
        ProtobufMessage tensor = new ProtobufMessage().integer(1, type).message(2, shape);
        return new ProtobufMessage().text(1, name).message(2, new ProtobufMessage().message(1, tensor));
    }

    private ProtobufMessage classifier() {
        ProtobufMessage node = new ProtobufMessage()
                .text(1, "records")
                .text(2, "labels")
                .text(2, "probabilities")
                .text(4, "TreeEnsembleClassifier")
                .text(7, "ai.onnx.ml");
        addNodes(node);
        addLeaves(node);
        return node.message(5, attribute("classlabels_int64s", 0, 1))
                .message(5, new ProtobufMessage().text(1, "post_transform").text(4, "NONE").integer(20, STRING));
    }

    private void addNodes(ProtobufMessage node) {
        int[] all = IntStream.range(0, forest.nodes()).toArray();
        node.message(5, attribute("nodes_treeids", longs(trees)))
                .message(5, attribute("nodes_nodeids", longs(all)))
                .message(5, attribute("nodes_featureids", features()))
                .message(5, attribute("nodes_truenodeids", children(0)))
                .message(5, attribute("nodes_falsenodeids", children(1)))
                .message(5, attribute("nodes_values", splits()))
                .message(5, modes());
    }

    private void addLeaves(ProtobufMessage node) {
        float[] weights = new float[leaves.length];
        for (int leaf = 0; leaf < leaves.length; leaf++) {
            weights[leaf] = (float) probabilities.anomaly(leaves[leaf]);
        }
        node.message(5, attribute("class_treeids", longs(IntStream.of(leaves).map(leaf -> trees[leaf]).toArray())))
                .message(5, attribute("class_nodeids", longs(leaves)))
                .message(5, attribute("class_ids", longs(IntStream.of(leaves).map(leaf -> 0).toArray())))
                .message(5, attribute("class_weights", weights));
    }

    private long[] features() {
        return IntStream.range(0, forest.nodes())
                .mapToLong(node -> isLeaf(node) ? 0 : forest.input(node))
                .toArray();
    }

    private long[] children(int sibling) {
        return IntStream.range(0, forest.nodes())
                .mapToLong(node -> isLeaf(node) ? 0 : forest.left(node) + sibling)
                .toArray();
    }

    private float[] splits() {
        float[] splits = new float[forest.nodes()];
        for (int node = 0; node < splits.length; node++) {
            float nearest = (float) forest.split(node);
            splits[node] = nearest > forest.split(node) ? Math.nextDown(nearest) : nearest;
        }
        return splits;
    }

    private ProtobufMessage modes() {
        ProtobufMessage modes = new ProtobufMessage().text(1, "nodes_modes");
        for (int node = 0; node < forest.nodes(); node++) {
            modes.text(9, isLeaf(node) ? "LEAF" : "BRANCH_LEQ");
        }
        return modes.integer(20, STRINGS);
    }

    private boolean isLeaf(int node) {
        return forest.input(node) == Forest.LEAF;
    }

    private static ProtobufMessage attribute(String name, long... values) {
        return new ProtobufMessage().text(1, name).packed(8, values).integer(20, INTS);
    }

    private static ProtobufMessage attribute(String name, float[] values) {
        return new ProtobufMessage().text(1, name).packed(7, values).integer(20, FLOATS);
    }

    private static long[] longs(int[] values) {
        return IntStream.of(values).asLongStream().toArray();
    }
}
