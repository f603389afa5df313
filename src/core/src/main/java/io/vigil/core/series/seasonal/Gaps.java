package io.vigil.core.series.seasonal;

/// Fills what is NaN in a table by the line between its neighbours.
final class Gaps {

    private Gaps() {}

    /// Fills one row or column; before the first known value and after the last that value is held. A
    /// line of nothing but NaN stays so.
    ///
    /// @param from the index of the first cell
    /// @param step from one cell to the next
    static void fill(double[] cells, int from, int step, int count) {
        int known = -1;
        for (int i = 0; i < count; i++) {
            if (!Double.isNaN(cells[from + i * step])) {
                join(cells, from, step, known, i);
                known = i;
            }
        }
        for (int i = known + 1; known >= 0 && i < count; i++) {
            cells[from + i * step] = cells[from + known * step];
        }
    }

    /// @param a the cell known before, -1 for none
    private static void join(double[] cells, int from, int step, int a, int b) {
        double right = cells[from + b * step];
        double left = a < 0 ? right : cells[from + a * step];
        for (int i = a + 1; i < b; i++) {
            double share = a < 0 ? 0 : (double) (i - a) / (b - a);
            cells[from + i * step] = left + (right - left) * share;
        }
    }
}
