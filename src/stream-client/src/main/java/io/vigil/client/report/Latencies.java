package io.vigil.client.report;

/// A histogram of durations in microseconds, exact below 128 and within 0.8 % above.
///
/// Each power of two above 128 is cut into 64 equal buckets, so any number of durations fits a few
/// kilobytes.
public final class Latencies {

    private static final int BITS = 6;
    private static final int MOST_SHIFTS = 40;
    public static final int BUCKETS = (MOST_SHIFTS + 2) << BITS;

    private final long[] counts = new long[BUCKETS];
    private long total;

    public void record(long nanos) {
        add(bucket(Math.max(0, nanos / 1000)), 1);
    }

    public void add(int bucket, long count) {
        counts[bucket] += count;
        total += count;
    }

    public long total() {
        return total;
    }

    public long count(int bucket) {
        return counts[bucket];
    }

    /// The duration in nanoseconds that a share of all durations does not exceed, 0 without any.
    ///
    /// @param share in (0,1]
    long quantile(double share) {
        long rank = (long) Math.ceil(share * total);
        int bucket = 0;
        for (long seen = counts[0]; seen < rank; seen += counts[bucket]) {
            bucket++;
        }
        return middle(bucket) * 1000;
    }

    private static int bucket(long micros) {
        int shift = Math.max(0, Long.SIZE - BITS - 1 - Long.numberOfLeadingZeros(micros));
        return shift > MOST_SHIFTS ? BUCKETS - 1 : (shift << BITS) + (int) (micros >>> shift);
    }

    private static long middle(int bucket) {
        int shift = Math.max(0, (bucket >> BITS) - 1);
        long low = (long) (bucket - (shift << BITS)) << shift;
        return low + (shift == 0 ? 0 : 1L << (shift - 1));
    }
}
