package io.vigil.core.series.online;

import java.nio.ByteBuffer;

/// The latest rows of features of one sensor type.
final class Rows {

    static final int CAPACITY = 1_000;

    static final int MAX_BYTES = Integer.BYTES + CAPACITY * Features.COUNT * Double.BYTES;

    private final double[][] columns = new double[Features.COUNT][CAPACITY];
    private int size;
    private int next;

    void add(double[] row) {
        for (int c = 0; c < columns.length; c++) {
            columns[c][next] = row[c];
        }
        next = (next + 1) % CAPACITY;
        size = Math.min(size + 1, CAPACITY);
    }

    int size() {
        return size;
    }

    /// One array per feature, the oldest row first.
    double[][] ordered() {
        double[][] ordered = new double[columns.length][size];
        int oldest = size < CAPACITY ? 0 : next;
        for (int c = 0; c < columns.length; c++) {
            System.arraycopy(columns[c], oldest, ordered[c], 0, size - oldest);
            System.arraycopy(columns[c], 0, ordered[c], size - oldest, oldest);
        }
        return ordered;
    }

    int bytes() {
        return bytes(size);
    }

    static int bytes(int rows) {
        return Integer.BYTES + rows * Features.COUNT * Double.BYTES;
    }

    void write(ByteBuffer out) {
        write(ordered(), size, out);
    }

    /// The number of rows as i32, then each column as f64, the oldest row first.
    static void write(double[][] columns, int rows, ByteBuffer out) {
        out.putInt(rows);
        for (double[] column : columns) {
            for (double value : column) {
                out.putDouble(value);
            }
        }
    }

    void addAll(double[][] more) {
        double[] row = new double[columns.length];
        for (int r = 0; r < more[0].length; r++) {
            for (int c = 0; c < row.length; c++) {
                row[c] = more[c][r];
            }
            add(row);
        }
    }
}
