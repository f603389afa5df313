package io.vigil.core.series.windows;

import java.util.Arrays;

/// Values for a median: all of them up to [#CAPACITY], beyond that every second, fourth, and so on.
final class Sample {

    static final int CAPACITY = 4_096;

    private double[] values = new double[16];
    private int size;
    private long seen;
    private int stride = 1;

    void add(double value) {
        if (seen++ % stride != 0) {
            return;
        }
        if (size == CAPACITY) {
            thin();
            if ((seen - 1) % stride != 0) {
                return;
            }
        }
        if (size == values.length) {
            values = Arrays.copyOf(values, 2 * size);
        }
        values[size++] = value;
    }

    private void thin() {
        for (int i = 0; i < size / 2; i++) {
            values[i] = values[2 * i];
        }
        size /= 2;
        stride *= 2;
    }

    int size() {
        return size;
    }

    /// For how many readings each value stands.
    int stride() {
        return stride;
    }

    double value(int i) {
        return values[i];
    }
}
