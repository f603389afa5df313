package io.vigil.client.send;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.client.FakeTime;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {

    private static Backoff with(double random) {
        return new Backoff(() -> random, new FakeTime());
    }

    @Test
    void delays_doubleUpToTenSeconds() {
        assertThat(IntStream.rangeClosed(1, 8).mapToObj(attempt -> with(0).delay(attempt, null).toMillis()))
                .containsExactly(250L, 500L, 1000L, 2000L, 4000L, 8000L, 10_000L, 10_000L);
    }

    @Test
    void chance_takesOffUpToHalf() {
        assertThat(with(0.5).delay(3, null)).isEqualTo(Duration.ofMillis(750));
        assertThat(with(0.999_999).delay(1000, null)).isBetween(Duration.ofSeconds(5), Duration.ofMillis(5001));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "3                             | 3000",
        "' 120 '                       | 120000",
        "0                             | 250",
        "Sat, 20 Jan 2024 10:30:07 GMT | 7000",
        "Sat, 20 Jan 2024 10:29:00 GMT | 250",
        "soon                          | 250",
        "-5                            | 250"
    })
    void theServersWish_isTheLeast(String retryAfter, long millis) {
        assertThat(with(0).delay(1, retryAfter).toMillis()).isEqualTo(millis);
    }
}
