package io.vigil.cli;

import io.vigil.core.format.Numbers;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/// One column of a file: numbers as long as every cell is one, else texts that are counted.
final class Column {

    /// Texts of a column beyond this many different ones are no longer told apart.
    static final int MAX_TEXTS = 1000;

    private final String name;
    private final Map<String, Rows> texts = new TreeMap<>();
    private double[] values = new double[1024];
    private int rows;
    private long missing;
    private boolean numeric = true;
    private boolean crowded;

    /// Rows that share a text.
    ///
    /// @param anomalies of the labelled ones
    record Rows(long count, long labelled, long anomalies) {

        private static final Rows NONE = new Rows(0, 0, 0);

        private Rows and(Truth truth) {
            return new Rows(
                    count + 1,
                    labelled + (truth == Truth.UNKNOWN ? 0 : 1),
                    anomalies + (truth == Truth.ANOMALY ? 1 : 0));
        }
    }

    Column(String name) {
        this.name = name;
    }

    void add(String cell, Truth truth) {
        if (rows == values.length) {
            values = Arrays.copyOf(values, rows * 2);
        }
        double value = cell.isEmpty() ? Double.NaN : Numbers.parse(cell);
        values[rows++] = value;
        if (cell.isEmpty()) {
            missing++;
            return;
        }
        numeric &= Double.isFinite(value);
        crowded |= texts.size() == MAX_TEXTS && !texts.containsKey(cell);
        if (!crowded) {
            texts.put(cell, texts.getOrDefault(cell, Rows.NONE).and(truth));
        }
    }

    String name() {
        return name;
    }

    /// True where every cell is a number or missing, and not all are missing.
    boolean isNumeric() {
        return numeric && missing < rows;
    }

    long missing() {
        return missing;
    }

    /// One per row, NaN where it is missing or no number.
    double[] values() {
        return Arrays.copyOf(values, rows);
    }

    /// The different texts in alphabetical order; not all of them where [#isCrowded()].
    Map<String, Rows> texts() {
        return texts;
    }

    /// True where there are more than [#MAX_TEXTS] different texts.
    boolean isCrowded() {
        return crowded;
    }
}
