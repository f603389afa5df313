package io.vigil.edge;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/// Holds rows back until they are due: row n, counted from 0, is due n / rate seconds after the pacer
/// was made, so that a slow reader does not shift the schedule; what is late goes at once.
final class Pacer {

    private static final double NANOS_PER_SECOND = 1e9;

    /// Waits for so many nanoseconds.
    @FunctionalInterface
    interface Sleep {
        void nanos(long nanos) throws InterruptedException;
    }

    private final double rate;
    private final LongSupplier now;
    private final Sleep sleep;
    private final long start;
    private long row;

    /// @param rate rows per second, 0 for as fast as possible
    /// @param now a clock in nanoseconds
    Pacer(double rate, LongSupplier now, Sleep sleep) {
        this.rate = rate;
        this.now = now;
        this.sleep = sleep;
        this.start = now.getAsLong();
    }

    static Pacer of(double rate) {
        return new Pacer(rate, System::nanoTime, TimeUnit.NANOSECONDS::sleep);
    }

    /// Waits until the next row is due.
    void await() throws InterruptedException {
        long due = rate == 0 ? 0 : (long) (row / rate * NANOS_PER_SECOND);
        long early = due - (now.getAsLong() - start);
        row++;
        if (early > 0) {
            sleep.nanos(early);
        }
    }
}
