package io.vigil.client.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LatenciesTest {

    @Test
    void withoutAny_quantilesAreZero() {
        assertThat(new Latencies().quantile(0.99)).isZero();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 127, 128, 129, 1000, 12_345, 999_999, 10_000_000, 600_000_000})
    void oneDuration_isItsOwnQuantile(long micros) {
        Latencies latencies = new Latencies();
        latencies.record(micros * 1000);
        assertThat(latencies.quantile(0.5) / 1000.0)
                .isCloseTo((double) micros, within(micros < 128 ? 0 : micros * 0.008));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.001, 0.5, 0.9, 0.99, 1})
    void quantiles_areThoseOfASortedList(double share) {
        Latencies latencies = new Latencies();
        Random random = new Random(7);
        long[] nanos = LongStream.generate(() -> (long) (1e6 * Math.exp(2 * random.nextGaussian())))
                .limit(5001)
                .sorted()
                .toArray();
        LongStream.of(nanos).forEach(latencies::record);
        long exact = nanos[(int) Math.ceil(share * nanos.length) - 1];
        assertThat((double) latencies.quantile(share)).isCloseTo((double) exact, within(exact * 0.008 + 1000));
    }

    @Test
    void aDurationBeyondAllBuckets_isKeptInTheLast() {
        Latencies latencies = new Latencies();
        latencies.record(Long.MAX_VALUE);
        assertThat(latencies.total()).isEqualTo(1);
        assertThat(latencies.quantile(1)).isPositive();
    }
}
