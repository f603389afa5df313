package io.vigil.core.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class MomentsTest {

    @Test
    void of_someValues_isTheMeanAndTheSampleDeviation() {
        Moments moments = Moments.of(new double[] {99, 2, 4, 4, 4, 5, 5, 7, 9, 99}, 1, 9);

        assertThat(moments.mean()).isEqualTo(5);
        assertThat(moments.std()).isCloseTo(2.138089935299395, within(1e-15));
    }

    @Test
    void of_fewValues_isNaNWhereUndefined() {
        assertThat(Moments.of(new double[0], 0, 0)).isEqualTo(new Moments(Double.NaN, Double.NaN));
        assertThat(Moments.of(new double[] {7}, 0, 1)).isEqualTo(new Moments(7, Double.NaN));
    }

    @Test
    void of_largeCloseValues_doesNotCancel() {
        double[] values = new double[100];
        for (int i = 0; i < values.length; i++) {
            values[i] = 1e12 + i % 2;
        }

        assertThat(Moments.of(values, 0, 100).mean()).isEqualTo(1e12 + 0.5);
        assertThat(Moments.of(values, 0, 100).std()).isCloseTo(Math.sqrt(25 / 99.0), within(1e-9));
    }

    @Test
    void of_theLargestValues_isFinite() {
        double huge = Moments.bounded(-Double.MAX_VALUE);
        Moments moments = Moments.of(new double[] {huge, -huge, huge, -huge}, 0, 4);

        assertThat(huge).isEqualTo(-1e150);
        assertThat(moments.mean()).isZero();
        assertThat(moments.std()).isCloseTo(1.15470053837925e150, within(1e136));
    }
}
