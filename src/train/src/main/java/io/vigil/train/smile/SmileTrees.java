package io.vigil.train.smile;

import io.vigil.core.forest.Forest;
import io.vigil.core.model.IsolationForest;
import io.vigil.core.model.RandomForest;
import java.lang.reflect.Field;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import smile.anomaly.IsolationTree;
import smile.classification.RandomForest.Model;
import smile.data.type.StructType;
import smile.model.cart.DecisionNode;
import smile.model.cart.InternalNode;
import smile.model.cart.Node;
import smile.model.cart.OrdinalNode;

/// Compiles Smile's trees to core's flat form. The only class that looks into Smile by reflection:
/// split values and isolation nodes have no accessors.
///
/// Trees are trusted in nothing, since they may come from a file.
public final class SmileTrees {

    private static final int CLASSES = 2;

    private static final Field ORDINAL_VALUE = field(OrdinalNode.class, "value");
    private static final Field TREE_ROOT = field(IsolationTree.class, "root");
    private static final Class<?> ISOLATION_NODE = TREE_ROOT.getType();
    private static final Field DEPTH = field(ISOLATION_NODE, "depth");
    private static final Field SLOPE = field(ISOLATION_NODE, "slope");
    private static final Field BIAS = field(ISOLATION_NODE, "bias");
    private static final Field LEFT = field(ISOLATION_NODE, "left");
    private static final Field RIGHT = field(ISOLATION_NODE, "right");
    private static final Field TREES = field(smile.anomaly.IsolationForest.class, "trees");
    private static final Field DIMENSIONS = field(smile.anomaly.IsolationForest.class, "p");
    private static final Field NORMALISER = field(smile.anomaly.IsolationForest.class, "c");

    private SmileTrees() {}

    /// @throws IllegalArgumentException where the forest has no flat form, naming the reason
    public static RandomForest compile(smile.classification.RandomForest forest, int inputs) {
        Model[] models = forest.models();
        require(models != null && models.length > 0, "a forest must have trees");
        FlatTrees flat = new FlatTrees(inputs, CLASSES);
        double total = 0;
        for (Model model : models) {
            require(model != null && model.tree() != null, "a tree is missing");
            StructType schema = model.tree().schema();
            require(schema != null && schema.fields() != null, "a tree has no schema");
            requireInputs(schema.length(), inputs);
            double weight = model.weight();
            require(weight >= 0 && Double.isFinite(weight), "a tree's weight must be a finite number of at least 0");
            total += weight;
            flat.<Node>add(model.tree().root(), node -> split(node, inputs, weight));
        }
        require(total > 0, "the weights of the trees must not all be 0");
        return new RandomForest(flat.forest());
    }

    /// @throws IllegalArgumentException where the forest has no flat form, naming the reason
    public static IsolationForest compile(smile.anomaly.IsolationForest forest, int inputs) {
        IsolationTree[] trees = (IsolationTree[]) get(TREES, forest);
        if (trees == null || trees.length == 0) {
            throw new IllegalArgumentException("a forest must have trees");
        }
        requireInputs((int) number(DIMENSIONS, forest), inputs);
        FlatTrees flat = new FlatTrees(inputs, 1);
        for (IsolationTree tree : trees) {
            require(tree != null, "a tree is missing");
            flat.add(get(TREE_ROOT, tree), node -> isolation(node, inputs));
        }
        return new IsolationForest(flat.forest(), number(NORMALISER, forest));
    }

    /// The same, for a forest just grown from these inputs, without the splits that part nothing.
    ///
    /// Smile also draws inputs that are the same in all samples of a node. Such a split sends all of them
    /// to one side and still counts as a step. It is left out, as by scikit-learn, which draws only
    /// inputs that differ.
    public static IsolationForest compileParting(smile.anomaly.IsolationForest forest, double[][] inputs) {
        FlatTrees flat = new FlatTrees(inputs.length, 1);
        IdleSplits idle = new IdleSplits(inputs);
        for (IsolationTree tree : forest.trees()) {
            flat.add(new Place(present(get(TREE_ROOT, tree)), 0), place -> parting(place, idle));
        }
        return new IsolationForest(flat.forest(), number(NORMALISER, forest));
    }

    /// A node and how many splits above it were left out.
    private record Place(Object node, int leftOut) {}

    private static FlatTrees.Step<Place> parting(Place place, IdleSplits idle) {
        Object node = place.node();
        int leftOut = place.leftOut();
        FlatTrees.Step<Object> step = isolation(node, idle.inputs());
        while (step.input() != Forest.LEAF && idle.contains((double[]) get(SLOPE, node), number(BIAS, node))) {
            node = present(get(RIGHT, node));
            leftOut++;
            step = isolation(node, idle.inputs());
        }
        return step.input() == Forest.LEAF
                ? FlatTrees.Step.leaf(0, step.values()[0] - leftOut)
                : FlatTrees.Step.split(
                        0,
                        step.input(),
                        step.split(),
                        new Place(present(step.first()), leftOut),
                        new Place(present(step.second()), leftOut));
    }

    private static Object present(@Nullable Object node) {
        if (node == null) {
            throw new IllegalArgumentException("a node is missing");
        }
        return node;
    }

    private static FlatTrees.Step<Node> split(Node node, int inputs, double weight) {
        if (node instanceof DecisionNode leaf) {
            return FlatTrees.Step.leaf(leaf.size(), leafValues(leaf.count(), weight));
        }
        if (node instanceof OrdinalNode split) {
            require(split.feature() >= 0 && split.feature() < inputs, "a tree splits on an input that is not there");
            double threshold = number(ORDINAL_VALUE, split);
            return FlatTrees.Step.split(
                    split.size(), split.feature(), threshold, split.trueChild(), split.falseChild());
        }
        throw new IllegalArgumentException(
                node instanceof InternalNode
                        ? "a tree splits on a nominal column: one-hot encode it before fitting"
                        : "a tree holds a node that is no decision");
    }

    /// In the order in which Smile calculates: a leaf's probability first, then times the weight.
    private static double[] leafValues(int @Nullable [] count, double weight) {
        if (count == null || count.length != CLASSES) {
            throw new IllegalArgumentException("a forest must have two classes");
        }
        long sum = 0;
        for (int c : count) {
            require(c >= 0 && c < Integer.MAX_VALUE, "a leaf's counts must be at least 0");
            sum += c;
        }
        double n = sum + CLASSES;
        return Arrays.stream(count).mapToDouble(c -> weight * ((c + 1) / n)).toArray();
    }

    private static FlatTrees.Step<Object> isolation(Object node, int inputs) {
        Object left = get(LEFT, node);
        Object right = get(RIGHT, node);
        if (left == null || right == null) {
            return FlatTrees.Step.leaf(0, number(DEPTH, node));
        }
        double[] slope = (double[]) get(SLOPE, node);
        if (slope == null || slope.length != inputs) {
            throw new IllegalArgumentException("a split must have one slope per input, " + inputs);
        }
        double bias = number(BIAS, node);
        return AxisSplit.of(slope, bias)
                .map(axis -> axis.rising()
                        ? FlatTrees.Step.split(0, axis.input(), axis.threshold(), left, right)
                        : FlatTrees.Step.split(0, axis.input(), axis.threshold(), right, left))
                .orElseGet(() -> FlatTrees.Step.plane(slope, bias, left, right));
    }

    private static void requireInputs(int forest, int manifest) {
        require(
                forest == manifest,
                "the forest reads %d inputs, the manifest's features make %d".formatted(forest, manifest));
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalArgumentException(rule);
        }
    }

    private static double number(Field field, Object owner) {
        try {
            return field.getDouble(owner);
        } catch (IllegalAccessException e) {
            throw new LinkageError("Smile's " + field + " cannot be read", e);
        }
    }

    private static @Nullable Object get(Field field, Object owner) {
        try {
            return field.get(owner);
        } catch (IllegalAccessException e) {
            throw new LinkageError("Smile's " + field + " cannot be read", e);
        }
    }

    private static Field field(Class<?> owner, String name) {
        try {
            Field field = owner.getDeclaredField(name);
            field.setAccessible(true);
            return field;
        } catch (NoSuchFieldException e) {
            throw new LinkageError("Smile's " + owner.getName() + " has no " + name, e);
        }
    }
}
