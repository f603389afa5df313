package io.vigil.core.series.seasonal;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.core.series.Reading;
import io.vigil.core.series.Reason;
import io.vigil.core.series.SensorKey;
import io.vigil.core.series.SensorRules;
import io.vigil.core.series.Verdict;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class SensorSeriesTest {

    private static final long HOUR = 3_600_000_000L;
    private static final ZoneId UTC = ZoneId.of("UTC");

    private static SensorSeries series(double[]... readings) {
        SensorSeries series = new SensorSeries(new SensorKey("3/humidity", "humidity", "3"));
        for (double[] reading : readings) {
            series.add(new Reading(series.key(), (long) (reading[0] * HOUR), reading[1]));
        }
        return series;
    }

    @Test
    void sort_ordersByTimeAndDropsRepeats() {
        SensorSeries series = series(new double[][] {{5, 1}, {2, 7}, {5, 2}, {2, 7}, {5, 1}, {1, 9}});
        assertThat(series.sort()).isEqualTo(2);
        assertThat(series.size()).isEqualTo(4);
        assertThat(List.of(series.reading(0), series.reading(1), series.reading(2), series.reading(3)))
                .extracting(Reading::value)
                .containsExactly(9.0, 7.0, 1.0, 2.0);
        assertThat(series.conflicts(3)).isTrue();
        assertThat(series.conflicts(2)).isFalse();
        assertThat(series.conflicts(0)).isFalse();
    }

    @Test
    void fit_takesTheFirstValueOfAnInstantAndOnlyPossibleOnes() {
        SensorSeries series = series(new double[][] {{0, 40}, {0, 90}, {24, 44}, {48, 101}});
        series.sort();
        SensorBaseline fitted = series.fit(UTC, SensorRules.range(0, 100)).orElseThrow();
        assertThat(fitted.daily().medians()[0]).isEqualTo(42);
        assertThat(fitted.id()).isEqualTo("3/humidity");
        assertThat(fitted.entity()).isEqualTo("3");
    }

    @Test
    void fit_ofNothingPossible_isEmpty() {
        assertThat(series(new double[][] {{0, 101}}).fit(UTC, SensorRules.range(0, 100))).isEmpty();
    }

    @Test
    void sensorOfNoEntity_isItsWholeId() {
        SensorSeries alone = new SensorSeries(new SensorKey("pump-7", "pressure", "hall"));
        assertThat(alone.entity()).isEmpty();
        assertThat(alone.sensor()).isEqualTo("pump-7");
    }

    @Test
    void analysis_judgesAnotherValueOfAnInstant_andLearnsNothingFromIt() {
        SensorSeries series = series(new double[][] {{0, 40}, {24, 42}, {48, 44}});
        SensorBaseline fitted = series.fit(UTC, SensorRules.NONE).orElseThrow();
        SeasonalModel model = new SeasonalModel(UTC, SeasonalLimits.DEFAULT, List.of(fitted));
        SeasonalAnalysis with = new SeasonalAnalysis(model, fitted, SensorRules.NONE);
        SeasonalAnalysis without = new SeasonalAnalysis(model, fitted, SensorRules.NONE);
        assertThat(with.verdicts(series.reading(0))).isEqualTo(without.verdicts(series.reading(0)));
        Verdict far = with.verdicts(new Reading(series.key(), 0, 90)).get(0);
        assertThat(far.reasons()).contains(Reason.SPIKE, Reason.BAND);
        assertThat(with.verdicts(series.reading(1))).isEqualTo(without.verdicts(series.reading(1)));
    }
}
