package io.vigil.core.series.windows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AggregateTest {

    private static Aggregate of(double... values) {
        Aggregate aggregate = new Aggregate();
        for (double value : values) {
            aggregate.add(value, value > 6);
        }
        return aggregate;
    }

    /// Deviations from 5: 9, 1, 1, 1, 0, 0, 4, 16 in squares, 32 together.
    @Test
    void figures_areThoseWorkedOutByHand() {
        Aggregate aggregate = of(2, 4, 4, 4, 5, 5, 7, 9);

        assertThat(aggregate.count()).isEqualTo(8);
        assertThat(aggregate.mean()).isEqualTo(5);
        assertThat(aggregate.min()).isEqualTo(2);
        assertThat(aggregate.max()).isEqualTo(9);
        assertThat(aggregate.std()).isEqualTo(Math.sqrt(32 / 7.0), within(1e-12));
        assertThat(aggregate.anomalies()).isEqualTo(2);
    }

    @Test
    void fewReadings_haveNoSpread() {
        assertThat(new Aggregate().mean()).isNaN();
        assertThat(new Aggregate().std()).isNaN();
        assertThat(of(3).std()).isNaN();
        assertThat(of(3).mean()).isEqualTo(3);
    }

    @Test
    void largeLevel_doesNotSwallowASmallSpread() {
        assertThat(of(1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16).std()).isEqualTo(Math.sqrt(30), within(1e-6));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 500, 999, 1_000})
    void merge_ofTwoParts_isTheWhole(int cut) {
        Random random = new Random(2);
        Aggregate whole = new Aggregate();
        Aggregate[] parts = {new Aggregate(), new Aggregate()};
        for (int i = 0; i < 1_000; i++) {
            double value = 1e6 + random.nextGaussian() + (i > 500 ? 10 : 0);
            whole.add(value, i % 7 == 0);
            parts[i < cut ? 0 : 1].add(value, i % 7 == 0);
        }
        parts[0].merge(parts[1]);

        assertThat(parts[0].count()).isEqualTo(1_000);
        assertThat(parts[0].mean()).isEqualTo(whole.mean(), within(1e-6));
        assertThat(parts[0].std()).isEqualTo(whole.std(), within(1e-8));
        assertThat(parts[0].min()).isEqualTo(whole.min());
        assertThat(parts[0].max()).isEqualTo(whole.max());
        assertThat(parts[0].anomalies()).isEqualTo(143);
    }

    @Test
    void extremeValues_stayFinite() {
        Aggregate aggregate = of(Double.MAX_VALUE, -Double.MAX_VALUE, 0);

        assertThat(aggregate.mean()).isFinite();
        assertThat(aggregate.std()).isFinite();
    }
}
