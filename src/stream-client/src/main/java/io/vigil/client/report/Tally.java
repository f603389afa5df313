package io.vigil.client.report;

import io.vigil.client.read.Label;
import io.vigil.client.send.Answer;
import io.vigil.client.send.Outcome;
import java.util.Locale;

/// What became of the rows so far. Every row that was read is unreadable, rejected, a duplicate or scored.
public final class Tally {

    /// What is counted.
    public enum Count {
        UNREADABLE,
        REJECTED,
        SCORED,
        DUPLICATE,
        ANOMALIES,
        RETRIES,
        TRUE_ALARMS,
        FALSE_ALARMS,
        MISSED,
        TRUE_NORMALS,
        UNREADABLE_LABELS,
        READINGS_STORED,
        READINGS_DUPLICATE,
        READINGS_REJECTED;

        /// Its name in a position file.
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final long[] counts = new long[Count.values().length];
    private final Latencies latencies = new Latencies();

    public void add(Count count, long by) {
        counts[count.ordinal()] += by;
    }

    public long get(Count count) {
        return counts[count.ordinal()];
    }

    public Latencies latencies() {
        return latencies;
    }

    public long sent() {
        return get(Count.SCORED) + get(Count.DUPLICATE) + get(Count.REJECTED);
    }

    /// All rows of the input that are done with.
    public long rows() {
        return sent() + get(Count.UNREADABLE);
    }

    /// Counts a row that was sent.
    public void count(Label label, Outcome outcome) {
        if (outcome instanceof Outcome.Scored scored) {
            add(Count.SCORED, 1);
            add(Count.ANOMALIES, scored.anomaly() ? 1 : 0);
            compare(label, scored.anomaly());
        } else {
            add(outcome instanceof Outcome.Duplicate ? Count.DUPLICATE : Count.REJECTED, 1);
        }
    }

    /// Counts the readings that the rows of a request held.
    public void count(Answer.Readings readings) {
        add(Count.READINGS_STORED, readings.stored());
        add(Count.READINGS_DUPLICATE, readings.duplicate());
        add(Count.READINGS_REJECTED, readings.rejected());
    }

    private void compare(Label label, boolean anomaly) {
        switch (label) {
            case ANOMALY -> add(anomaly ? Count.TRUE_ALARMS : Count.MISSED, 1);
            case NORMAL -> add(anomaly ? Count.FALSE_ALARMS : Count.TRUE_NORMALS, 1);
            case UNREADABLE -> add(Count.UNREADABLE_LABELS, 1);
            case NONE -> {}
        }
    }

    /// How many scored rows have a label.
    public long labelled() {
        return get(Count.TRUE_ALARMS) + get(Count.FALSE_ALARMS) + get(Count.MISSED) + get(Count.TRUE_NORMALS);
    }

    /// The share of alarms that were right; NaN without alarms.
    double precision() {
        return ratio(get(Count.TRUE_ALARMS), get(Count.TRUE_ALARMS) + get(Count.FALSE_ALARMS));
    }

    /// The share of anomalies that were found; NaN without anomalies.
    double recall() {
        return ratio(get(Count.TRUE_ALARMS), get(Count.TRUE_ALARMS) + get(Count.MISSED));
    }

    /// The harmonic mean of precision and recall; NaN without alarms and anomalies.
    double f1() {
        long right = 2 * get(Count.TRUE_ALARMS);
        return ratio(right, right + get(Count.FALSE_ALARMS) + get(Count.MISSED));
    }

    private static double ratio(long part, long whole) {
        return whole == 0 ? Double.NaN : (double) part / whole;
    }
}
