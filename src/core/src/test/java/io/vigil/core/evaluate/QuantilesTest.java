package io.vigil.core.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantilesTest {

    /// Expected values by numpy.quantile([3, 1, 4, 1, 5, 9, 2, 6], q).
    @ParameterizedTest
    @CsvSource({"0, 1", "0.1, 1", "0.25, 1.75", "0.5, 3.5", "0.9, 6.8999999999999995", "0.95, 7.949999999999998", "1, 9"})
    void at_interpolatesAsNumpyDoes(double q, double expected) {
        assertThat(Quantiles.of(new double[] {3, 1, 4, 1, 5, 9, 2, 6}).at(q)).isEqualTo(expected);
    }

    @Test
    void at_ofOneValue_isThatValue() {
        assertThat(Quantiles.of(new double[] {7}).at(0.3)).isEqualTo(7);
    }

    @Test
    void threshold_leavesTiesNormal() {
        double[] scores = {1, 2, 2, 2, 2};
        assertThat(Quantiles.threshold(scores, 0.5)).isEqualTo(Math.nextUp(2.0));
    }

    @Test
    void percentiles_runFromTheLeastToTheGreatest() {
        double[] percentiles = Quantiles.of(new double[] {0, 200}).percentiles();
        assertThat(percentiles).hasSize(101).isSorted();
        assertThat(percentiles[0]).isZero();
        assertThat(percentiles[1]).isEqualTo(2);
        assertThat(percentiles[100]).isEqualTo(200);
    }

    @Test
    void of_leavesItsArgumentAsItWas() {
        double[] values = {3, 1, 2};
        assertThat(Quantiles.of(values).median()).isEqualTo(2);
        assertThat(values).containsExactly(3, 1, 2);
    }

    @Test
    void of_refusesNoValuesAndNaN() {
        assertThatThrownBy(() -> Quantiles.of(new double[0])).hasMessage("values must not be empty");
        assertThatThrownBy(() -> Quantiles.of(new double[] {1, Double.NaN})).hasMessage("values must not be NaN");
    }

    @ParameterizedTest
    @CsvSource({"-0.1", "1.1", "NaN"})
    void at_refusesWhatIsNoShare(double q) {
        assertThatThrownBy(() -> Quantiles.of(new double[] {1}).at(q))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a quantile must be between 0 and 1");
    }
}
