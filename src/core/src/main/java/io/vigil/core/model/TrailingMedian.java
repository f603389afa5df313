package io.vigil.core.model;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// Smooths scores: each becomes the median of itself and the scores before it of the same key.
///
/// The median runs over the last `rows` scores; the first ones of a key are judged over what is
/// there. Of an even number the two in the middle are averaged. Not safe for several threads.
public final class TrailingMedian {

    private final int rows;
    private final Map<String, Window> windows = new HashMap<>();

    /// @param rows over how many scores the median runs, at least 1
    public TrailingMedian(int rows) {
        if (rows < 1) {
            throw new IllegalArgumentException("rows must be at least 1");
        }
        this.rows = rows;
    }

    /// Takes the next score of a key and returns its smoothed value.
    ///
    /// @param key what keeps rows apart; one constant where nothing does
    /// @param score not NaN
    public double add(String key, double score) {
        return windows.computeIfAbsent(key, k -> new Window(rows)).add(score);
    }

    private static final class Window {

        private final double[] ring;
        private int count;
        private int next;

        Window(int rows) {
            this.ring = new double[rows];
        }

        double add(double score) {
            ring[next] = score;
            next = (next + 1) % ring.length;
            count = Math.min(count + 1, ring.length);
            double[] sorted = Arrays.copyOf(ring, count);
            Arrays.sort(sorted);
            double upper = sorted[count / 2];
            return count % 2 == 1 ? upper : (sorted[count / 2 - 1] + upper) / 2;
        }
    }
}
