package io.vigil.core.series;

/// How far a detector is with learning a sensor: `n` of `of` readings.
public record Learning(int n, int of) {

    public Learning {
        if (n < 0 || n > of) {
            throw new IllegalArgumentException("0 <= n <= of must hold");
        }
    }
}
