package io.vigil.core.forest;

import java.util.Arrays;
import java.util.stream.IntStream;

/// The ranks that a few trees share: per input, the positions (see [Ranks]) at which any of them splits.
///
/// A shared rank is found by counting bits: per 64 ranks of the forest there are two cells, the ones at
/// which the trees split, and how many lie before.
final class MaskShare {

    private final int[][] positions;

    /// Of the trees `[from, to)`.
    MaskShare(Forest forest, Ranks ranks, MaskLayout layout, int from, int to) {
        positions = new int[forest.inputs()][];
        for (int input = 0; input < positions.length; input++) {
            int of = input;
            positions[input] = IntStream.range(from, to)
                    .flatMap(tree -> Arrays.stream(layout.nodes(tree)))
                    .filter(node -> forest.input(node) == of)
                    .map(node -> ranks.position(of, forest.split(node)))
                    .sorted()
                    .distinct()
                    .toArray();
        }
    }

    /// Where a row of masks starts, per shared rank.
    ///
    /// @param own the positions at which a tree splits, in order
    char[] map(int input, int[] own, int stride) {
        int[] shared = positions[input];
        char[] map = new char[shared.length + 1];
        int row = 0;
        for (int rank = 0; rank < shared.length; rank++) {
            map[rank] = (char) (row * stride);
            if (row < own.length && own[row] == shared[rank]) {
                row++;
            }
        }
        map[shared.length] = (char) (row * stride);
        return map;
    }

    long[] cells(int input, int size) {
        long[] cells = new long[((size >>> 6) + 1) * 2];
        for (int position : positions[input]) {
            cells[(position >>> 6) << 1] |= 1L << position;
        }
        long before = 0;
        for (int cell = 0; cell < cells.length; cell += 2) {
            cells[cell + 1] = before;
            before += Long.bitCount(cells[cell]);
        }
        return cells;
    }

    /// The shared ranks of some ranks of an input.
    ///
    /// @param first where the input's cells begin
    static void rank(long[] cells, int first, char[] ranks, int at, int count, char[] out) {
        for (int r = at; r < at + count; r++) {
            int rank = ranks[r];
            int cell = first + ((rank >>> 6) << 1);
            out[r] = (char) (cells[cell + 1] + Long.bitCount(cells[cell] & ((1L << rank) - 1)));
        }
    }
}
