package io.vigil.core.forest;

import java.util.Arrays;

/// The distinct split values of a forest, per input and in order, so that a kernel can compare small
/// integers: `x <= splits[i]` holds exactly where `rank(x) <= i`, the rank being the number of splits
/// below `x`.
///
/// A rank is found in a table of equally wide buckets over the range of the splits. The bucket of a
/// value never decreases with the value, so the rank lies between the number of splits in the buckets
/// before and that number plus the splits in the bucket itself. A few splits are all compared, which takes no
/// branch: how far a search would go is as good as random, and a processor guesses wrong. Among more there is
/// a binary search.
final class Ranks {

    private static final int BUCKETS_PER_SPLIT = 2;
    private static final int MAX_BUCKETS = 1 << 16;

    /// Splits that are compared without a branch.
    private static final int PROBES = 4;

    /// Per input: the splits, and for each probe the largest number there is.
    private final double[][] splits;
    private final int[] sizes;
    private final int[][] starts;
    private final double[] scale;

    Ranks(Forest forest) {
        splits = distinctSplits(forest);
        sizes = Arrays.stream(splits).mapToInt(values -> values.length).toArray();
        starts = new int[splits.length][];
        scale = new double[splits.length];
        for (int i = 0; i < splits.length; i++) {
            index(i);
            splits[i] = Arrays.copyOf(splits[i], sizes[i] + PROBES);
            Arrays.fill(splits[i], sizes[i], splits[i].length, Double.MAX_VALUE);
        }
    }

    /// The largest rank there is.
    int most() {
        return Arrays.stream(sizes).max().orElse(0);
    }

    /// How many distinct splits an input has.
    int size(int input) {
        return sizes[input];
    }

    /// The position of one of the input's splits.
    int position(int input, double split) {
        return lowerBound(splits[input], 0, sizes[input], split);
    }

    /// The number of the input's splits below a value that is not NaN.
    int rank(int input, double value) {
        double[] values = splits[input];
        int[] start = starts[input];
        int bucket = bucket(input, value, start.length - 1);
        int from = start[bucket];
        int to = start[bucket + 1];
        return to - from > PROBES ? lowerBound(values, from, to, value) : probe(values, from, to, value);
    }

    /// The same as [#lowerBound]: splits of later buckets are above the value, and what stands behind the last
    /// split is below infinity alone.
    private static int probe(double[] values, int from, int to, double value) {
        int below = below(values[from], value)
                + below(values[from + 1], value)
                + below(values[from + 2], value)
                + below(values[from + 3], value);
        return Math.min(from + below, to);
    }

    /// 1 where a finite split is below the value, else 0: the sign of the difference, which is never rounded to 0.
    private static int below(double split, double value) {
        return (int) (Double.doubleToRawLongBits(split - value) >>> (Long.SIZE - 1));
    }

    /// Ranks the values `[from, from + count)` of an input, where no rank exceeds 16 bits.
    void rank(int input, double[] values, int from, int count, char[] out, int at) {
        for (int r = 0; r < count; r++) {
            out[at + r] = (char) rank(input, values[from + r]);
        }
    }

    private void index(int input) {
        double[] values = splits[input];
        if (values.length == 0) {
            starts[input] = new int[2];
            return;
        }
        int buckets = Math.min(MAX_BUCKETS, values.length * BUCKETS_PER_SPLIT);
        double range = values[values.length - 1] - values[0];
        scale[input] = range > 0 && range < Double.POSITIVE_INFINITY ? buckets / range : 0;
        int[] start = new int[buckets + 1];
        for (double value : values) {
            start[bucket(input, value, buckets) + 1]++;
        }
        Arrays.parallelPrefix(start, Integer::sum);
        starts[input] = start;
    }

    private int bucket(int input, double value, int buckets) {
        int bucket = (int) ((value - splits[input][0]) * scale[input]);
        return Math.max(0, Math.min(buckets - 1, bucket));
    }

    /// The first of the ordered values in `[from, to)` that is not below the key, or `to`.
    private static int lowerBound(double[] values, int from, int to, double key) {
        int low = from;
        int high = to;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (values[middle] < key) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static double[][] distinctSplits(Forest forest) {
        int[] counts = new int[forest.inputs()];
        for (int node = 0; node < forest.nodes(); node++) {
            if (forest.input(node) >= 0) {
                counts[forest.input(node)]++;
            }
        }
        double[][] all = new double[counts.length][];
        for (int i = 0; i < all.length; i++) {
            all[i] = new double[counts[i]];
        }
        for (int node = 0; node < forest.nodes(); node++) {
            int input = forest.input(node);
            if (input >= 0) {
                // + 0.0 turns -0.0 into 0.0: they compare alike but sort apart
                all[input][--counts[input]] = forest.split(node) + 0.0;
            }
        }
        for (int i = 0; i < all.length; i++) {
            all[i] = Arrays.stream(all[i]).sorted().distinct().toArray();
        }
        return all;
    }
}
