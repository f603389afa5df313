package io.vigil.client.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.vigil.client.read.Label;
import io.vigil.client.report.Tally.Count;
import io.vigil.client.send.Outcome;
import org.junit.jupiter.api.Test;

class TallyTest {

    private final Tally tally = new Tally();

    private void count(int times, Label label, boolean anomaly) {
        for (int i = 0; i < times; i++) {
            tally.count(label, new Outcome.Scored(anomaly, 0.5));
        }
    }

    /// By hand: 6 alarms of 8 right, 6 of 9 anomalies found, F1 = 2*6/(2*6+2+3) = 12/17.
    @Test
    void metrics_areThoseOfTheWorkedCase() {
        count(6, Label.ANOMALY, true);
        count(3, Label.ANOMALY, false);
        count(2, Label.NORMAL, true);
        count(10, Label.NORMAL, false);
        assertThat(tally.precision()).isEqualTo(0.75);
        assertThat(tally.recall()).isCloseTo(2.0 / 3, within(1e-15));
        assertThat(tally.f1()).isCloseTo(12.0 / 17, within(1e-15));
        assertThat(tally.labelled()).isEqualTo(21);
        assertThat(tally.get(Count.ANOMALIES)).isEqualTo(8);
    }

    @Test
    void rowsWithoutALabel_doNotCountForMetrics() {
        count(1, Label.ANOMALY, true);
        count(5, Label.NONE, true);
        count(4, Label.UNREADABLE, false);
        assertThat(tally.labelled()).isEqualTo(1);
        assertThat(tally.precision()).isEqualTo(1);
        assertThat(tally.get(Count.UNREADABLE_LABELS)).isEqualTo(4);
        assertThat(tally.get(Count.SCORED)).isEqualTo(10);
    }

    @Test
    void withoutAlarmsAndAnomalies_metricsAreUndefined() {
        count(3, Label.NORMAL, false);
        assertThat(tally.precision()).isNaN();
        assertThat(tally.recall()).isNaN();
        assertThat(tally.f1()).isNaN();
    }

    @Test
    void everyRow_isUnreadableRejectedOrScored() {
        count(3, Label.NONE, false);
        tally.count(Label.ANOMALY, new Outcome.Rejected("t is missing"));
        tally.add(Count.UNREADABLE, 2);
        assertThat(tally.sent()).isEqualTo(4);
        assertThat(tally.rows()).isEqualTo(6);
        assertThat(tally.labelled()).isZero();
    }
}
