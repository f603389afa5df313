package io.vigil.core.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ColumnSummaryTest {

    private static final double NONE = Double.NaN;

    @Test
    void figures_leaveOutMissingValues() {
        ColumnSummary summary = ColumnSummary.of(new double[] {2, NONE, 4, 4, 4, 5, 5, 7, 9, NONE});
        assertThat(summary.missing()).isEqualTo(2);
        assertThat(summary.mean()).hasValue(5);
        assertThat(summary.std().getAsDouble()).isEqualTo(Math.sqrt(32.0 / 7), within(1e-15));
        assertThat(summary.quantile(0)).hasValue(2);
        assertThat(summary.quantile(0.5)).hasValue(4.5);
        assertThat(summary.quantile(1)).hasValue(9);
    }

    @Test
    void figures_ofNothing_areAbsent() {
        ColumnSummary summary = ColumnSummary.of(new double[] {NONE});
        assertThat(summary.mean()).isEmpty();
        assertThat(summary.std()).isEmpty();
        assertThat(summary.quantile(0.5)).isEmpty();
        assertThat(summary.histogram(3)).containsExactly(0, 0, 0);
    }

    @Test
    void std_ofOneValue_isAbsent() {
        assertThat(ColumnSummary.of(new double[] {1}).std()).isEmpty();
    }

    @Test
    void histogram_putsTheGreatestValueIntoTheLastBin() {
        assertThat(ColumnSummary.of(new double[] {0, 1, 2, 3, 4, 4}).histogram(4)).containsExactly(1, 1, 1, 3);
    }

    @Test
    void histogram_ofEqualValues_isOneBin() {
        assertThat(ColumnSummary.of(new double[] {3, 3}).histogram(2)).containsExactly(2, 0);
    }

    @Test
    void correlation_equalsAHandWorkedCase() {
        double[] a = {1, 2, 3, NONE, 4};
        double[] b = {2, 1, 4, 9, 3};
        assertThat(ColumnSummary.correlation(a, b).getAsDouble()).isEqualTo(0.6, within(1e-15));
    }

    @Test
    void correlation_ofProportionalColumns_isOne() {
        double[] a = {0.1, 0.2, 0.7};
        double[] b = {-1, -2, -7};
        assertThat(ColumnSummary.correlation(a, b).getAsDouble()).isEqualTo(-1, within(1e-12));
    }

    @Test
    void correlation_withAConstant_isAbsent() {
        assertThat(ColumnSummary.correlation(new double[] {0.1, 0.1, 0.1}, new double[] {1, 2, 3})).isEmpty();
    }
}
