package io.vigil.core.forest;

import java.util.Arrays;

/// One tree's share of [MaskTables], before it is copied there.
final class MaskTree {

    private final int[] inputs;
    private final long[][] bits;
    private final long[][] rows;
    private final MaskWords words;
    private final double[] values;
    private final int outputs;

    private MaskTree(int[] inputs, long[][] bits, long[][] rows, MaskWords words, double[] values, int outputs) {
        this.inputs = inputs;
        this.bits = bits;
        this.rows = rows;
        this.words = words;
        this.values = values;
        this.outputs = outputs;
    }

    /// Where the next tree goes in each array.
    static final class Position {
        int head;
        int cell;
        int subtree;
        int value;
    }

    static MaskTree of(Forest forest, Ranks ranks, MaskLayout layout, int tree) {
        int[] nodes = layout.nodes(tree);
        int[] inputs = Arrays.stream(nodes).map(forest::input).filter(i -> i >= 0).sorted().distinct().toArray();
        MaskWords words = MaskWords.of(forest, layout, tree);
        long[][] bits = new long[inputs.length][];
        long[][] rows = new long[inputs.length][];
        for (int u = 0; u < inputs.length; u++) {
            int input = inputs[u];
            int[] splits = Arrays.stream(nodes).filter(n -> forest.input(n) == input).toArray();
            int[] positions = Arrays.stream(splits).map(n -> ranks.position(input, forest.split(n))).toArray();
            int[] distinct = Arrays.stream(positions).sorted().distinct().toArray();
            bits[u] = bits(distinct, ranks.size(input), words.stride());
            rows[u] = rows(forest, layout, words, splits, positions, distinct);
        }
        return new MaskTree(inputs, bits, rows, words, values(forest, layout, nodes), forest.outputs());
    }

    int headSize() {
        return MaskTables.INPUTS + 2 * headInputs();
    }

    long cells() {
        long cells = 0;
        for (int u = 0; u < inputs.length; u++) {
            cells += bits[u].length + rows[u].length;
        }
        return cells;
    }

    int subtrees() {
        return words.word.length;
    }

    int values() {
        return values.length;
    }

    private int headInputs() {
        return inputs.length == 0 ? 0 : Math.max(MaskTables.NARROW, inputs.length);
    }

    /// Copies this tree into the tables and moves the position past it.
    void copyTo(MaskTables tables, Position position) {
        int[] head = tables.head;
        head[position.head] = headInputs();
        head[position.head + MaskTables.STRIDE] = words.stride();
        head[position.head + MaskTables.FIRST_SUBTREE] = position.subtree;
        head[position.head + MaskTables.FIRST_LEAF] = position.value / outputs;
        int at = position.head + MaskTables.INPUTS;
        for (int u = 0; u < inputs.length; u++, at += 2) {
            head[at] = inputs[u];
            head[at + 1] = position.cell;
            copyInput(u, tables.cells, position);
        }
        for (int u = inputs.length; u < headInputs(); u++, at += 2) {
            head[at] = head[at - 2];
            head[at + 1] = head[at - 1];
        }
        position.head = at;
        for (int s = 0; s < subtrees(); s++) {
            tables.subtrees[position.subtree++] =
                    MaskTables.packSubtree(words.firstLeaf[s], words.word[s], words.shift[s]);
        }
        System.arraycopy(values, 0, tables.values, position.value, values.length);
        position.value += values.length;
    }

    private void copyInput(int u, long[] cells, Position position) {
        int firstRow = position.cell + bits[u].length;
        for (int cell = 0; cell < bits[u].length; cell += 2) {
            cells[position.cell + cell] = bits[u][cell];
            cells[position.cell + cell + 1] = firstRow + bits[u][cell + 1];
        }
        System.arraycopy(rows[u], 0, cells, firstRow, rows[u].length);
        position.cell = firstRow + rows[u].length;
    }

    /// Per 64 ranks: which of them the tree splits at, and where the row of the first one is.
    private static long[] bits(int[] distinct, int size, int stride) {
        long[] bits = new long[((size >>> 6) + 1) * 2];
        for (int position : distinct) {
            bits[(position >>> 6) << 1] |= 1L << position;
        }
        long row = 0;
        for (int cell = 0; cell < bits.length; cell += 2) {
            bits[cell + 1] = row;
            row += (long) Long.bitCount(bits[cell]) * stride;
        }
        return bits;
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

    private static double[] values(Forest forest, MaskLayout layout, int[] nodes) {
        double[] values = new double[(nodes.length + 1) / 2 * forest.outputs()];
        for (int node : nodes) {
            if (forest.input(node) == Forest.LEAF) {
                for (int o = 0; o < forest.outputs(); o++) {
                    values[layout.firstLeaf[node] * forest.outputs() + o] = forest.value(node, o);
                }
            }
        }
        return values;
    }
}
