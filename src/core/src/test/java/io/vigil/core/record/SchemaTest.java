package io.vigil.core.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class SchemaTest {

    private static final NumericFeature X = new NumericFeature("x", null, 0, 1, null, MissingPolicy.REJECT);
    private static final CategoricalFeature DEVICE = new CategoricalFeature("device", List.of("a", "b", "c"));
    private static final Schema SCHEMA = new Schema(List.of(X, DEVICE), Set.of("asset"), "time");

    @Test
    void width_countsACategoryOncePerValue() {
        assertThat(SCHEMA.width()).isEqualTo(4);
        assertThat(SCHEMA.size()).isEqualTo(2);
    }

    @Test
    void find_knowsFeaturesOnly() {
        assertThat(SCHEMA.find("device")).isEqualTo(1);
        assertThat(SCHEMA.find("asset")).isEqualTo(-1);
    }

    @Test
    void ignores_idAndTimeColumns() {
        assertThat(SCHEMA.ignores("asset")).isTrue();
        assertThat(SCHEMA.ignores("time")).isTrue();
        assertThat(SCHEMA.ignores("x")).isFalse();
    }

    @Test
    void code_ofAnUnknownCategory_isMinusOne() {
        assertThat(DEVICE.code("b")).isEqualTo(1);
        assertThat(DEVICE.code("B")).isEqualTo(CategoricalFeature.UNKNOWN);
    }

    @Test
    void numericFeature_scaleOfZero_becomesOne() {
        assertThat(new NumericFeature("x", null, 0, 0, null, MissingPolicy.REJECT).scale()).isEqualTo(1);
    }

    @Test
    void features_thatAreNone_areRefused() {
        refused("features must not be empty", () -> new Schema(List.of(), Set.of(), null));
        refused("features must not repeat a name", () -> new Schema(List.of(X, X), Set.of(), null));
        refused("categories must not repeat", () -> new CategoricalFeature("d", List.of("a", "a")));
        refused(
                "mean must be a finite number",
                () -> new NumericFeature("x", null, Double.NaN, 1, null, MissingPolicy.REJECT));
        refused(
                "scale must be a finite number of at least 0",
                () -> new NumericFeature("x", null, 0, Double.NaN, null, MissingPolicy.REJECT));
        refused(
                "the missing-value policy median needs a median",
                () -> new NumericFeature("x", null, 0, 1, null, MissingPolicy.MEDIAN));
    }

    @Test
    void statistics_thatContradict_areRefused() {
        double[] quantiles = new double[Statistics.QUANTILES];
        refused("min <= median <= max must hold", () -> new Statistics(3, 0, 2, quantiles));
        refused("min <= median <= max must hold", () -> new Statistics(Double.NaN, 0, 2, quantiles));
        refused("quantiles must hold 101 values", () -> new Statistics(1, 0, 2, Arrays.copyOf(quantiles, 100)));
    }

    @Test
    void statistics_outside_isBeyondWhatTrainingSaw() {
        Statistics statistics = new Statistics(1, 0, 2, new double[Statistics.QUANTILES]);
        assertThat(statistics.outside(2)).isFalse();
        assertThat(statistics.outside(Math.nextUp(2.0))).isTrue();
        assertThat(statistics.outside(-0.5)).isTrue();
    }

    private static void refused(String message, ThrowingCallable create) {
        assertThatIllegalArgumentException().isThrownBy(create).withMessage(message);
    }
}
