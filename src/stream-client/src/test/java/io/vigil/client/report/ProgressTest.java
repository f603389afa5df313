package io.vigil.client.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.client.FakeTime;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProgressTest {

    private final FakeTime time = new FakeTime();
    private final Captured terminal = new Captured();
    private final Progress progress = new Progress(terminal.stream(), time);

    @Test
    void theBar_showsShareRowsRateAndTimeLeft() {
        progress.show(0, 0);
        time.pass(Duration.ofSeconds(10));
        progress.show(2500, 0.25);
        assertThat(terminal.text())
                .isEqualTo("\r[..............................]   0 %  0 rows  0 rows/s\u001b[K"
                        + "\r[#######.......................]  25 %  2,500 rows  250 rows/s  30 s left\u001b[K");
    }

    @Test
    void aResumedReplay_isTimedFromWhereItWentOn() {
        progress.show(5000, 0.5);
        time.pass(Duration.ofSeconds(10));
        progress.show(6000, 0.6);
        assertThat(terminal.text()).endsWith(" 60 %  6,000 rows  100 rows/s  40 s left\u001b[K");
    }

    @Test
    void withoutASize_thereIsNoBar() {
        time.pass(Duration.ofSeconds(1));
        progress.show(10, Double.NaN);
        time.pass(Duration.ofSeconds(1));
        progress.show(20, Double.NaN);
        assertThat(terminal.text()).isEqualTo("\r10 rows  0 rows/s\u001b[K\r20 rows  5 rows/s\u001b[K");
    }

    @Test
    void itIsDrawnAtMostTenTimesASecond() {
        for (int i = 0; i < 1000; i++) {
            progress.show(i, i / 1000.0);
            time.pass(Duration.ofMillis(1));
        }
        assertThat(terminal.text().chars().filter(c -> c == '\r')).hasSize(10);
    }

    @Test
    void clear_takesItAwayOnce() {
        progress.show(1, 0.5);
        String drawn = terminal.text();
        progress.clear();
        progress.clear();
        assertThat(terminal.text()).isEqualTo(drawn + "\r\u001b[K");
    }
}
