package io.vigil.benchmarks.nab;

/// The rows of a file that belong to one anomaly, both ends included.
public record Window(int first, int last) {

    public Window {
        if (first < 0 || last < first) {
            throw new IllegalArgumentException("0 <= first <= last must hold");
        }
    }

    int length() {
        return last - first + 1;
    }
}
