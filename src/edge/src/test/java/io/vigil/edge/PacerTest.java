package io.vigil.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PacerTest {

    private long now = 7_000_000_000L;
    private final List<Long> waits = new ArrayList<>();

    private Pacer pacer(double rate) {
        return new Pacer(rate, () -> now, nanos -> {
            waits.add(nanos);
            now += nanos;
        });
    }

    @Test
    void rows_areDueAtEqualDistances() throws Exception {
        Pacer pacer = pacer(4);
        for (int row = 0; row < 3; row++) {
            pacer.await();
            now += 50_000_000;
        }

        assertThat(waits).containsExactly(200_000_000L, 200_000_000L);
    }

    @Test
    void lateRows_goAtOnceAndTheScheduleHolds() throws Exception {
        Pacer pacer = pacer(1);
        pacer.await();
        now += 2_500_000_000L;
        pacer.await();
        pacer.await();
        assertThat(waits).isEmpty();
        pacer.await();

        assertThat(waits).containsExactly(500_000_000L);
    }

    @Test
    void rateZero_waitsForNothing() throws Exception {
        Pacer pacer = pacer(0);
        for (int row = 0; row < 1_000; row++) {
            pacer.await();
        }

        assertThat(waits).isEmpty();
    }
}
