package io.vigil.client.send;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.client.FakeTime;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PacerTest {

    private final FakeTime time = new FakeTime();

    @Test
    void aRow_isHeldBackUntilItIsDue() throws Exception {
        Pacer pacer = new Pacer(4, time);
        pacer.await(0);
        pacer.await(1);
        pacer.await(3);
        assertThat(time.slept()).containsExactly(Duration.ofMillis(250), Duration.ofMillis(500));
    }

    @Test
    void slowAnswers_doNotShiftTheSchedule() throws Exception {
        Pacer pacer = new Pacer(1, time);
        for (int row = 0; row < 100; row++) {
            pacer.await(row);
            time.pass(Duration.ofMillis(300));
        }
        assertThat(time.nanos() - new FakeTime().nanos())
                .isEqualTo(Duration.ofMillis(99_300).toNanos());
    }

    @Test
    void afterAnOutage_whatIsLateIsSentAtOnce() throws Exception {
        Pacer pacer = new Pacer(1, time);
        time.pass(Duration.ofSeconds(5));
        pacer.await(4);
        pacer.await(5);
        pacer.await(6);
        assertThat(time.slept()).containsExactly(Duration.ofSeconds(1));
    }

    @Test
    void rateZero_neverWaits() throws Exception {
        new Pacer(0, time).await(1_000_000);
        assertThat(time.slept()).isEmpty();
    }
}
