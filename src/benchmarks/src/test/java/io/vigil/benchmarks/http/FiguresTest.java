package io.vigil.benchmarks.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class FiguresTest {

    @Test
    void text_holdsMedianAndRange() {
        assertThat(new Figures(new double[] {3, 1, 2}).text("%.1f")).isEqualTo("2.0 (1.0 to 3.0)");
        assertThat(new Figures(new double[] {4, 1, 2, 3}).median()).isEqualTo(2.5);
    }

    @Test
    void ratios_areTakenRoundByRound() {
        Figures ratios = new Figures(new double[] {2, 9}).over(new Figures(new double[] {1, 3}));

        assertThat(ratios.values()).containsExactly(2, 3);
    }

    @Test
    void round_knowsItsRatesAndItsPrice() {
        Round round = new Round(500, Duration.ofSeconds(2), Duration.ofMillis(4), Duration.ofSeconds(1), 1_000);

        assertThat(round.requestsPerSecond()).isEqualTo(250);
        assertThat(round.recordsPerSecond()).isEqualTo(250_000);
        assertThat(round.cpuPerRecord()).isEqualTo(2);
        assertThat(round.p99Millis()).isEqualTo(4);
    }
}
