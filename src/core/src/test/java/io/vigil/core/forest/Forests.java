package io.vigil.core.forest;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Forests for tests.
public final class Forests {

    private Forests() {}

    /// One tree: `x[0] <= 0.5` leads to a leaf of 0.9 and 0.1, else `x[1] <= 0.25` to 0.5 and 0.5 or
    /// to 0.2 and 0.8. Of 10 samples 6, 1 and 3 ended there.
    public static Forest stump() {
        return new Forest(
                2,
                2,
                new int[] {0},
                new int[] {0, Forest.LEAF, 1, Forest.LEAF, Forest.LEAF},
                new double[] {0.5, 0, 0.25, 0, 0},
                new int[] {1, 0, 3, 1, 2},
                new int[] {10, 6, 4, 1, 3},
                new double[] {0.9, 0.1, 0.5, 0.5, 0.2, 0.8},
                new double[0]);
    }

    /// Random classification trees: `weight * P(normal)`, `weight * P(anomaly)` in the leaves, splits
    /// between 0 and 1, covers that add up.
    public static Forest classifier(int inputs, int trees, int depth, long seed) {
        Builder builder = new Builder(inputs, new Random(seed));
        for (int t = 0; t < trees; t++) {
            builder.tree(depth);
        }
        return builder.build();
    }

    /// Grows trees level by level, so that siblings stand side by side after their parent.
    private static final class Builder {

        private final int inputs;
        private final Random random;
        private final List<Integer> roots = new ArrayList<>();
        private final List<int[]> nodes = new ArrayList<>();
        private final List<Double> splits = new ArrayList<>();
        private final List<Double> values = new ArrayList<>();

        Builder(int inputs, Random random) {
            this.inputs = inputs;
            this.random = random;
        }

        void tree(int depth) {
            double weight = 0.5 + random.nextDouble() / 2;
            int root = add(1000 + random.nextInt(1000));
            roots.add(root);
            int first = root;
            for (int level = 0; level <= depth; level++) {
                int end = nodes.size();
                for (int node = first; node < end; node++) {
                    boolean mayGrow = level < depth && nodes.get(node)[2] > 1;
                    grow(node, mayGrow && (level == 0 || random.nextInt(5) > 0), weight);
                }
                first = end;
            }
        }

        private int add(int cover) {
            nodes.add(new int[] {Forest.LEAF, 0, cover});
            splits.add(0.0);
            return nodes.size() - 1;
        }

        private void grow(int node, boolean split, double weight) {
            int[] fields = nodes.get(node);
            if (split) {
                fields[0] = random.nextInt(inputs);
                splits.set(node, random.nextDouble());
                int part = 1 + random.nextInt(fields[2] - 1);
                fields[1] = add(part);
                add(fields[2] - part);
            } else {
                fields[1] = values.size() / 2;
                double anomaly = random.nextDouble();
                values.add(weight * (1 - anomaly));
                values.add(weight * anomaly);
            }
        }

        Forest build() {
            return new Forest(
                    inputs,
                    2,
                    roots.stream().mapToInt(r -> r).toArray(),
                    nodes.stream().mapToInt(n -> n[0]).toArray(),
                    splits.stream().mapToDouble(s -> s).toArray(),
                    nodes.stream().mapToInt(n -> n[1]).toArray(),
                    nodes.stream().mapToInt(n -> n[2]).toArray(),
                    values.stream().mapToDouble(v -> v).toArray(),
                    new double[0]);
        }
    }
}
