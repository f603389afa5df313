package io.vigil.train.smile;

import io.vigil.core.forest.Forest;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/// Trees of linked nodes, laid out level by level into the arrays of a [Forest].
final class FlatTrees {

    private final int inputs;
    private final int outputs;
    private final List<Integer> roots = new ArrayList<>();
    private final List<Step<?>> nodes = new ArrayList<>();
    private final List<Integer> left = new ArrayList<>();
    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private int leaves;

    /// One node as the forest needs it.
    ///
    /// @param input what it splits on, [Forest#LEAF] or [Forest#PLANE]
    /// @param values a leaf's values, a hyperplane's slopes, else empty
    /// @param first where a record goes that meets the split, null in a leaf
    record Step<N>(int size, int input, double split, double[] values, @Nullable N first, @Nullable N second) {

        static <N> Step<N> leaf(int size, double... values) {
            return new Step<>(size, Forest.LEAF, 0, values, null, null);
        }

        static <N> Step<N> split(int size, int input, double threshold, N first, N second) {
            return new Step<>(size, input, threshold, new double[0], first, second);
        }

        static <N> Step<N> plane(double[] slope, double bias, N first, N second) {
            return new Step<>(0, Forest.PLANE, bias, slope, first, second);
        }
    }

    FlatTrees(int inputs, int outputs) {
        this.inputs = inputs;
        this.outputs = outputs;
    }

    /// @throws IllegalArgumentException where a node is missing, or reached twice
    <N> void add(@Nullable N root, Function<N, Step<N>> read) {
        Queue<N> waiting = new ArrayDeque<>();
        roots.add(nodes.size());
        waiting.add(fresh(root));
        for (N next = waiting.poll(); next != null; next = waiting.poll()) {
            Step<N> step = read.apply(next);
            if (step.input() == Forest.LEAF) {
                left.add(leaves++);
            } else {
                left.add(nodes.size() + 1 + waiting.size());
                waiting.add(fresh(step.first()));
                waiting.add(fresh(step.second()));
            }
            nodes.add(step);
        }
    }

    /// @throws IllegalArgumentException naming the node and the rule it breaks
    Forest forest() {
        return new Forest(
                inputs,
                outputs,
                ints(roots),
                nodes.stream().mapToInt(Step::input).toArray(),
                nodes.stream().mapToDouble(Step::split).toArray(),
                ints(left),
                nodes.stream().mapToInt(Step::size).toArray(),
                values(Forest.LEAF),
                values(Forest.PLANE));
    }

    private double[] values(int kind) {
        return nodes.stream()
                .filter(n -> n.input() == kind)
                .flatMapToDouble(n -> DoubleStream.of(n.values()))
                .toArray();
    }

    private static int[] ints(List<Integer> list) {
        return list.stream().mapToInt(Integer::intValue).toArray();
    }

    private <N> N fresh(@Nullable N node) {
        if (node == null) {
            throw new IllegalArgumentException("a node is missing");
        }
        if (!seen.add(node)) {
            throw new IllegalArgumentException("a node must not belong to two parents");
        }
        return node;
    }
}
