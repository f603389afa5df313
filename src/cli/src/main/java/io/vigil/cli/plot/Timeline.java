package io.vigil.cli.plot;

import java.util.Arrays;

/// How many anomalies occurred when, in stretches of one length.
public final class Timeline {

    private static final int BINS = 100;

    private final long first;
    private final long last;
    private final int[] counts = new int[BINS];

    /// @param first the earliest instant, in microseconds
    /// @param last the latest
    public Timeline(long first, long last) {
        this.first = first;
        this.last = last;
    }

    /// Counts one anomaly.
    public void add(long micros) {
        double share = last == first ? 0 : ((double) micros - first) / ((double) last - first);
        counts[Math.min(BINS - 1, (int) (share * BINS))]++;
    }

    int bins() {
        return BINS;
    }

    int count(int bin) {
        return counts[bin];
    }

    int highest() {
        return Math.max(1, Arrays.stream(counts).max().orElse(0));
    }

    long first() {
        return first;
    }

    long last() {
        return last;
    }
}
