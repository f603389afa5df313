package io.vigil.core.forest;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Forests of every shape, from a seed: inputs, trees, leaves per tree, and how lopsided they are.
///
/// @param balance how a node's leaves are shared between its children: 0.5 halves them, 0 makes a chain
/// @param values how many distinct split values an input has; few of them make many ties
record Shapes(int inputs, int outputs, int trees, int leaves, double balance, int values) {

    Forest build(long seed) {
        return new Growth(this, new Random(seed)).build();
    }

    /// Records of which many lie exactly on a split or one step of a double beside it.
    double[][] records(Forest forest, int rows, long seed) {
        Random random = new Random(seed);
        double[][] columns = new double[inputs][rows];
        for (int r = 0; r < rows; r++) {
            for (int i = 0; i < inputs; i++) {
                columns[i][r] = value(forest, i, random);
            }
        }
        return columns;
    }

    private static double value(Forest forest, int input, Random random) {
        double split = splitOf(forest, input, random.nextInt(forest.nodes()));
        return switch (random.nextInt(8)) {
            case 0 -> split;
            case 1 -> Math.nextUp(split);
            case 2 -> Math.nextDown(split);
            case 3 -> random.nextBoolean() ? -0.0 : 0.0;
            case 4 -> random.nextBoolean() ? Double.MAX_VALUE : -Double.MAX_VALUE;
            default -> random.nextGaussian();
        };
    }

    private static double splitOf(Forest forest, int input, int from) {
        for (int step = 0; step < 50; step++) {
            int node = (from + step) % forest.nodes();
            if (forest.input(node) == input) {
                return forest.split(node);
            }
        }
        return 0;
    }

    private static final class Growth {

        private final Shapes shape;
        private final Random random;
        private final List<Integer> input = new ArrayList<>();
        private final List<Double> split = new ArrayList<>();
        private final List<Integer> left = new ArrayList<>();
        private final List<Double> leafValues = new ArrayList<>();

        Growth(Shapes shape, Random random) {
            this.shape = shape;
            this.random = random;
        }

        Forest build() {
            int[] roots = new int[shape.trees];
            for (int t = 0; t < roots.length; t++) {
                roots[t] = input.size();
                tree();
            }
            return new Forest(
                    shape.inputs,
                    shape.outputs,
                    roots,
                    input.stream().mapToInt(i -> i).toArray(),
                    split.stream().mapToDouble(s -> s).toArray(),
                    left.stream().mapToInt(l -> l).toArray(),
                    new int[input.size()],
                    leafValues.stream().mapToDouble(v -> v).toArray(),
                    new double[0]);
        }

        private void tree() {
            ArrayDeque<int[]> open = new ArrayDeque<>();
            open.add(new int[] {add(), 1 + random.nextInt(shape.leaves)});
            while (!open.isEmpty()) {
                int[] node = open.poll();
                if (node[1] == 1) {
                    leaf(node[0]);
                } else {
                    int share = Math.max(1, Math.min(node[1] - 1, (int) Math.round(node[1] * shape.balance)));
                    int leftLeaves = random.nextBoolean() ? share : node[1] - share;
                    input.set(node[0], random.nextInt(shape.inputs));
                    split.set(node[0], splitValue());
                    left.set(node[0], input.size());
                    open.add(new int[] {add(), leftLeaves});
                    open.add(new int[] {add(), node[1] - leftLeaves});
                }
            }
        }

        private double splitValue() {
            int v = random.nextInt(shape.values);
            return v == 0 ? -0.0 : v == 1 ? 0.0 : new Random(v).nextGaussian() * (v % 7 == 0 ? 1e9 : 1);
        }

        private int add() {
            input.add(Forest.LEAF);
            split.add(0.0);
            left.add(0);
            return input.size() - 1;
        }

        private void leaf(int node) {
            left.set(node, leafValues.size() / shape.outputs);
            for (int o = 0; o < shape.outputs; o++) {
                leafValues.add(random.nextDouble());
            }
        }
    }
}
