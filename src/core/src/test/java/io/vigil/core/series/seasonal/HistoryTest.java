package io.vigil.core.series.seasonal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vigil.core.series.BaselineType;
import io.vigil.core.series.Times;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HistoryTest {

    private static final long HOUR = 3_600 * Times.MICROS_PER_SECOND;
    private static final long NEW_YEAR = Times.micros(Instant.parse("2025-01-01T00:00:00Z"));

    private final History history = new History(ZoneOffset.UTC);

    private List<BaselineType> fitted(int readings, long step) {
        for (int i = 0; i < readings; i++) {
            history.add(NEW_YEAR + i * step, i % 7);
        }
        return history.fit("", "x").profiles().stream().map(Profile::type).toList();
    }

    @Test
    void weekly_needsAWeekOfHours() {
        assertThat(fitted(167, HOUR)).containsExactly(BaselineType.DAILY);
        assertThat(fitted(1, HOUR)).containsExactly(BaselineType.DAILY, BaselineType.WEEKLY);
    }

    @Test
    void seasonal_needsSixtyDaysOfHoursWithinAYear() {
        assertThat(fitted(1_439, HOUR)).doesNotContain(BaselineType.SEASONAL);
        assertThat(fitted(1, HOUR)).contains(BaselineType.SEASONAL);
    }

    @Test
    void seasonal_comesWithTwoYears() {
        assertThat(fitted(2, 365 * 24 * HOUR)).containsExactly(BaselineType.DAILY, BaselineType.SEASONAL);
    }

    @Test
    void order_doesNotMatter() {
        History reversed = new History(ZoneOffset.UTC);
        double[] values = new Random(5).doubles(400).toArray();
        for (int i = 0; i < values.length; i++) {
            history.add(NEW_YEAR + i * HOUR, values[i]);
            int last = values.length - 1 - i;
            reversed.add(NEW_YEAR + last * HOUR, values[last]);
        }

        SensorBaseline one = history.fit("", "x");
        SensorBaseline two = reversed.fit("", "x");
        assertThat(one.daily().stds()).containsExactly(two.daily().stds());
        assertThat(one.daily().medians()).containsExactly(two.daily().medians());
    }

    @Test
    void hugeValues_giveFiniteProfiles() {
        for (int i = 0; i < 200; i++) {
            history.add(NEW_YEAR + i * HOUR / 3, i % 2 == 0 ? Double.MAX_VALUE : -Double.MAX_VALUE);
        }

        for (double std : history.fit("", "x").daily().stds()) {
            assertThat(std).isBetween(1e149, 2e150);
        }
    }

    @Test
    void nothingToFit_isRefused() {
        assertThatThrownBy(() -> history.fit("", "x")).hasMessage("a baseline needs at least one reading");
        assertThatThrownBy(() -> history.add(0, Double.NaN)).hasMessage("value must be finite");
    }
}
