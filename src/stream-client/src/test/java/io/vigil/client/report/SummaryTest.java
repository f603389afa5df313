package io.vigil.client.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.client.report.Tally.Count;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SummaryTest {

    private final Tally tally = new Tally();

    @Test
    void withLabels_itTellsHowRightTheVerdictsWere() {
        tally.add(Count.SCORED, 2990);
        tally.add(Count.REJECTED, 7);
        tally.add(Count.UNREADABLE, 3);
        tally.add(Count.RETRIES, 4);
        tally.add(Count.ANOMALIES, 310);
        tally.add(Count.TRUE_ALARMS, 250);
        tally.add(Count.FALSE_ALARMS, 60);
        tally.add(Count.MISSED, 250);
        tally.add(Count.TRUE_NORMALS, 2428);
        tally.add(Count.UNREADABLE_LABELS, 2);
        for (int i = 1; i <= 100; i++) {
            tally.latencies().record(i * 1_000_000L);
        }
        assertThat(Summary.of(tally, Duration.ofMillis(1500)))
                .isEqualTo(
                        """
                        rows       3,000: 2,990 scored, 7 rejected, 3 unreadable
                        sent       2,997, with 4 retries
                        anomalies  310 (10.4 % of the scored)
                        rate       2,000 rows/s over 1.5 s
                        latency    p50 49.9 ms, p99 98.8 ms over 100 requests
                        labels     precision 0.806, recall 0.500, F1 0.617
                                   verdict        anomaly    normal
                                   is anomaly         250       250
                                   is normal           60     2,428
                                   2 labels are neither 0 or 1 nor true or false
                        """);
    }

    @Test
    void withoutAnything_itStillSaysSo() {
        assertThat(Summary.of(tally, Duration.ZERO))
                .isEqualTo(
                        """
                        rows       0: 0 scored, 0 rejected, 0 unreadable
                        sent       0, with 0 retries
                        anomalies  0
                        rate       0.0 rows/s over 0 ms
                        """);
    }

    @Test
    void withoutAnAlarm_precisionIsUndefined() {
        tally.add(Count.SCORED, 1);
        tally.add(Count.MISSED, 1);
        assertThat(Summary.of(tally, Duration.ofSeconds(1)))
                .contains("labels     precision undefined, recall 0.000, F1 0.000\n");
    }
}
