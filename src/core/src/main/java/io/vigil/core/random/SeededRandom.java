package io.vigil.core.random;

/// Random numbers that are the same on every Java: SplitMix64, with normal deviates by Marsaglia's
/// polar method in `StrictMath`.
///
/// Sources: G. Steele, D. Lea, C. Flood, Fast Splittable Pseudorandom Number Generators (2014);
/// G. Marsaglia, T. Bray, A Convenient Method for Generating Normal Variables (1964).
public final class SeededRandom {

    private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

    private long state;
    private double spare = Double.NaN;

    private SeededRandom(long state) {
        this.state = state;
    }

    /// @param path numbers that tell this stream from others of the same seed
    public static SeededRandom of(long seed, int... path) {
        long state = mix(seed + GOLDEN_GAMMA);
        for (int step : path) {
            state = mix(state + (step + 1) * GOLDEN_GAMMA);
        }
        return new SeededRandom(state);
    }

    private static long mix(long value) {
        long z = value;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }

    /// 64 random bits.
    public long nextLong() {
        state += GOLDEN_GAMMA;
        return mix(state);
    }

    /// From 0 up to, but not including, 1.
    public double nextDouble() {
        return (nextLong() >>> 11) * 0x1p-53;
    }

    /// From `low` to `high`.
    public double between(double low, double high) {
        return low + nextDouble() * (high - low);
    }

    /// From `low` to `high`, both included.
    public int between(int low, int high) {
        return low + (int) (nextDouble() * ((long) high - low + 1));
    }

    /// A standard normal deviate.
    public double gaussian() {
        if (!Double.isNaN(spare)) {
            double ready = spare;
            spare = Double.NaN;
            return ready;
        }
        while (true) {
            double x = between(-1.0, 1.0);
            double y = between(-1.0, 1.0);
            double square = x * x + y * y;
            if (square > 0 && square < 1) {
                double factor = StrictMath.sqrt(-2 * StrictMath.log(square) / square);
                spare = y * factor;
                return x * factor;
            }
        }
    }
}
