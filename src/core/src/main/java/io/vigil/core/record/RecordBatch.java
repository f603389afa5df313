package io.vigil.core.record;

import java.util.Arrays;

/// Records in columns: one array of doubles per feature of a [Schema].
///
/// A numeric feature holds its value in its own unit, a categorical one its code
/// ([CategoricalFeature#code]); NaN is a missing value.
public final class RecordBatch {

    private static final int INITIAL_CAPACITY = 16;

    private final double[][] columns;
    private int capacity;
    private int rows;

    public RecordBatch(int features) {
        this(features, INITIAL_CAPACITY);
    }

    /// @param capacity rows to make room for at once; the batch grows beyond it
    public RecordBatch(int features, int capacity) {
        this.columns = new double[features][capacity];
        this.capacity = capacity;
    }

    /// A batch around columns of equal length, which it does not copy.
    public static RecordBatch of(double[]... columns) {
        RecordBatch batch = new RecordBatch(columns.length, 0);
        for (int f = 0; f < columns.length; f++) {
            if (columns[f].length != columns[0].length) {
                throw new IllegalArgumentException("columns must be of one length");
            }
            batch.columns[f] = columns[f];
        }
        batch.rows = columns.length == 0 ? 0 : columns[0].length;
        batch.capacity = batch.rows;
        return batch;
    }

    public int rows() {
        return rows;
    }

    /// The rows that there is room for before the batch grows.
    public int capacity() {
        return capacity;
    }

    public int features() {
        return columns.length;
    }

    /// The values of a feature; only the first [#rows()] count.
    public double[] column(int feature) {
        return columns[feature];
    }

    public double value(int row, int feature) {
        return columns[feature][row];
    }

    /// Adds a row whose values are all missing, and returns its index.
    public int addRow() {
        if (rows == capacity) {
            grow();
        }
        for (double[] column : columns) {
            column[rows] = Double.NaN;
        }
        return rows++;
    }

    public void set(int row, int feature, double value) {
        columns[feature][row] = value;
    }

    public void clear() {
        rows = 0;
    }

    private void grow() {
        capacity = Math.max(INITIAL_CAPACITY, capacity * 2);
        for (int f = 0; f < columns.length; f++) {
            columns[f] = Arrays.copyOf(columns[f], capacity);
        }
    }
}
