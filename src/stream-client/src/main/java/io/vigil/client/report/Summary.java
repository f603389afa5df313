package io.vigil.client.report;

import io.vigil.client.report.Tally.Count;
import io.vigil.client.send.Durations;
import java.time.Duration;
import java.util.Formatter;
import java.util.Locale;

/// The lines that end a replay.
public final class Summary {

    private final Tally tally;
    private final Duration elapsed;
    private final Formatter text = new Formatter(Locale.ROOT);

    private Summary(Tally tally, Duration elapsed) {
        this.tally = tally;
        this.elapsed = elapsed;
    }

    /// @param elapsed the time that the replay took, earlier runs of a resumed one included
    public static String of(Tally tally, Duration elapsed) {
        Summary summary = new Summary(tally, elapsed);
        summary.rows();
        summary.speed();
        summary.labels();
        return summary.text.toString();
    }

    private void rows() {
        text.format(
                "rows       %,d: %,d scored, %s%,d rejected, %,d unreadable\n",
                tally.rows(),
                tally.get(Count.SCORED),
                tally.get(Count.DUPLICATE) == 0 ? "" : String.format(Locale.ROOT, "%,d duplicates, ", tally.get(Count.DUPLICATE)),
                tally.get(Count.REJECTED),
                tally.get(Count.UNREADABLE));
        readings();
        text.format("sent       %,d, with %,d retries\n", tally.sent(), tally.get(Count.RETRIES));
        text.format("anomalies  %,d", tally.get(Count.ANOMALIES));
        long scored = tally.get(Count.SCORED);
        if (scored > 0) {
            text.format(" (%.1f %% of the scored)", 100.0 * tally.get(Count.ANOMALIES) / scored);
        }
        text.format("\n");
    }

    private void readings() {
        long stored = tally.get(Count.READINGS_STORED);
        long duplicate = tally.get(Count.READINGS_DUPLICATE);
        long rejected = tally.get(Count.READINGS_REJECTED);
        if (stored + duplicate + rejected > 0) {
            text.format(
                    "readings   %,d: %,d stored, %,d duplicates, %,d rejected\n",
                    stored + duplicate + rejected, stored, duplicate, rejected);
        }
    }

    private void speed() {
        double seconds = elapsed.toNanos() / 1e9;
        double rate = seconds == 0 ? 0 : tally.rows() / seconds;
        text.format(rate < 100 ? "rate       %,.1f rows/s over %s\n" : "rate       %,.0f rows/s over %s\n", rate,
                Durations.text(elapsed));
        if (tally.latencies().total() > 0) {
            text.format("latency    p50 %s, p99 %s over %,d requests\n",
                    quantile(0.5), quantile(0.99), tally.latencies().total());
        }
    }

    private String quantile(double share) {
        return Durations.text(Duration.ofNanos(tally.latencies().quantile(share)));
    }

    private void labels() {
        if (tally.labelled() > 0) {
            text.format("labels     precision %s, recall %s, F1 %s\n",
                    metric(tally.precision()), metric(tally.recall()), metric(tally.f1()));
            text.format("           %-12s %9s %9s\n", "verdict", "anomaly", "normal");
            matrix("is anomaly", Count.TRUE_ALARMS, Count.MISSED);
            matrix("is normal", Count.FALSE_ALARMS, Count.TRUE_NORMALS);
        }
        long unreadable = tally.get(Count.UNREADABLE_LABELS);
        if (unreadable > 0) {
            text.format("           %,d labels are neither 0 or 1 nor true or false\n", unreadable);
        }
    }

    private static String metric(double value) {
        return Double.isNaN(value) ? "undefined" : String.format(Locale.ROOT, "%.3f", value);
    }

    private void matrix(String name, Count anomaly, Count normal) {
        text.format("           %-12s %,9d %,9d\n", name, tally.get(anomaly), tally.get(normal));
    }
}
