package io.vigil.core.forest;

import java.util.Arrays;

/// One tree's share of [MaskTables], before it is copied there.
final class MaskTree {

    private final int[] inputs;
    private final char[][] maps;
    private final long[][] rows;
    private final MaskWords words;
    private final double[][] values;

    private MaskTree(int[] inputs, char[][] maps, long[][] rows, MaskWords words, double[][] values) {
        this.inputs = inputs;
        this.maps = maps;
        this.rows = rows;
        this.words = words;
        this.values = values;
    }

    /// Where the next tree goes in each array.
    static final class Position {
        int map;
        int row;
        int subtree;
        int leaf;
    }

    static MaskTree of(Forest forest, Ranks ranks, MaskLayout layout, MaskShare share, int tree) {
        int[] nodes = layout.nodes(tree);
        int[] inputs = Arrays.stream(nodes).map(forest::input).filter(i -> i >= 0).sorted().distinct().toArray();
        MaskWords words = MaskWords.of(forest, layout, tree);
        char[][] maps = new char[inputs.length][];
        long[][] rows = new long[inputs.length][];
        for (int i = 0; i < inputs.length; i++) {
            int input = inputs[i];
            int[] splits = Arrays.stream(nodes).filter(n -> forest.input(n) == input).toArray();
            int[] positions = Arrays.stream(splits).map(n -> ranks.position(input, forest.split(n))).toArray();
            int[] distinct = Arrays.stream(positions).sorted().distinct().toArray();
            maps[i] = share.map(input, distinct, words.stride());
            rows[i] = rows(forest, layout, words, splits, positions, distinct);
        }
        return new MaskTree(inputs, maps, rows, words, values(forest, layout, nodes));
    }

    private static long[] rows(
            Forest forest, MaskLayout layout, MaskWords words, int[] splits, int[] positions, int[] distinct) {
        int stride = words.stride();
        long[] rows = new long[(distinct.length + 1) * stride];
        Arrays.fill(rows, -1);
        for (int i = 0; i < splits.length; i++) {
            int row = Arrays.binarySearch(distinct, positions[i]) + 1;
            words.ruleOutLeft(forest, layout, splits[i], rows, row * stride);
        }
        for (int cell = stride; cell < rows.length; cell++) {
            rows[cell] &= rows[cell - stride];
        }
        return rows;
    }

    private static double[][] values(Forest forest, MaskLayout layout, int[] nodes) {
        double[][] values = new double[forest.outputs()][(nodes.length + 1) / 2];
        for (int node : nodes) {
            if (forest.input(node) == Forest.LEAF) {
                for (int o = 0; o < values.length; o++) {
                    values[o][layout.firstLeaf[node]] = forest.value(node, o);
                }
            }
        }
        return values;
    }

    /// How many inputs are looked up, those that repeat one included.
    int lookups() {
        return inputs.length == 0 ? 0 : Math.max(MaskTables.NARROW, inputs.length);
    }

    int input(int lookup) {
        return inputs[place(lookup)];
    }

    /// Where the map of an input begins, from the tree's first one on.
    int mapStart(int lookup) {
        return Arrays.stream(maps).limit(place(lookup)).mapToInt(map -> map.length).sum();
    }

    /// Where the rows of an input begin, from the tree's first one on.
    int rowsStart(int lookup) {
        return Arrays.stream(rows).limit(place(lookup)).mapToInt(row -> row.length).sum();
    }

    private int place(int lookup) {
        return Math.min(lookup, inputs.length - 1);
    }

    int stride() {
        return words.stride();
    }

    int mapSize() {
        return Arrays.stream(maps).mapToInt(map -> map.length).sum();
    }

    int rowsSize() {
        return Arrays.stream(rows).mapToInt(row -> row.length).sum();
    }

    int subtrees() {
        return words.word.length;
    }

    int leaves() {
        return values[0].length;
    }

    /// Copies this tree into the tables and moves the position past it.
    void copyTo(MaskTables tables, Position position) {
        for (int i = 0; i < inputs.length; i++) {
            System.arraycopy(maps[i], 0, tables.map, position.map, maps[i].length);
            System.arraycopy(rows[i], 0, tables.rows, position.row, rows[i].length);
            position.map += maps[i].length;
            position.row += rows[i].length;
        }
        for (int s = 0; s < subtrees(); s++) {
            tables.subtrees[position.subtree++] =
                    MaskTables.packSubtree(words.firstLeaf[s], words.word[s], words.shift[s]);
        }
        for (int o = 0; o < values.length; o++) {
            System.arraycopy(values[o], 0, tables.values[o], position.leaf, leaves());
        }
        position.leaf += leaves();
    }
}
