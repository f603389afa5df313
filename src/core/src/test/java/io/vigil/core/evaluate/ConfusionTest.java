package io.vigil.core.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ConfusionTest {

    private static final boolean[] TRUTH = {true, true, true, false, false, false, false, false};
    private static final boolean[] FLAGGED = {true, true, false, true, false, false, false, false};

    @Test
    void of_countsEachKindOfRow() {
        assertThat(Confusion.of(TRUTH, FLAGGED)).isEqualTo(new Confusion(2, 1, 4, 1));
    }

    @Test
    void figures_followTheirDefinitions() {
        Confusion confusion = new Confusion(2, 1, 4, 1);
        assertThat(confusion.rows()).isEqualTo(8);
        assertThat(confusion.anomalies()).isEqualTo(3);
        assertThat(confusion.flagged()).isEqualTo(3);
        assertThat(confusion.precision()).hasValue(2.0 / 3);
        assertThat(confusion.recall()).hasValue(2.0 / 3);
        assertThat(confusion.f1()).hasValue(2.0 / 3);
        assertThat(confusion.falseAlarmRate()).hasValue(0.2);
    }

    @Test
    void precision_isAbsentWhereNothingWasFlagged() {
        Confusion confusion = new Confusion(0, 0, 4, 2);
        assertThat(confusion.precision()).isEmpty();
        assertThat(confusion.f1()).hasValue(0);
    }

    @Test
    void recallAndF1_areAbsentWithoutAnomalies() {
        Confusion confusion = new Confusion(0, 1, 4, 0);
        assertThat(confusion.recall()).isEmpty();
        assertThat(confusion.f1()).isEmpty();
    }

    @Test
    void falseAlarmRate_isAbsentWithoutNormalRows() {
        assertThat(new Confusion(1, 0, 0, 1).falseAlarmRate()).isEmpty();
    }

    @Test
    void of_refusesArraysOfDifferentLength() {
        assertThatThrownBy(() -> Confusion.of(TRUTH, new boolean[1]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("truth and flagged must hold one value per row");
    }
}
