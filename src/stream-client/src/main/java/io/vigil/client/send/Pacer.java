package io.vigil.client.send;

import java.time.Duration;

/// Holds rows back until they are due.
///
/// The schedule is absolute: row n of this run is due n / rate seconds after its start, so neither
/// slow answers nor an outage shift it; what is late is sent at once.
public final class Pacer {

    private final double rowsPerSecond;
    private final Time time;
    private final long start;

    /// @param rowsPerSecond 0 for as fast as possible
    public Pacer(double rowsPerSecond, Time time) {
        this.rowsPerSecond = rowsPerSecond;
        this.time = time;
        start = time.nanos();
    }

    public void await(long row) throws InterruptedException {
        if (rowsPerSecond == 0) {
            return;
        }
        long due = (long) (row / rowsPerSecond * 1e9);
        long early = due - (time.nanos() - start);
        if (early > 0) {
            time.sleep(Duration.ofNanos(early));
        }
    }
}
