package io.vigil.core.series.windows;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.core.series.Reading;
import io.vigil.core.series.SensorKey;
import io.vigil.core.series.windows.TumblingWindows.Closed;
import java.util.List;
import org.junit.jupiter.api.Test;

class TumblingWindowsTest {

    private static final long MINUTE = TumblingWindows.MICROS;

    private final TumblingWindows windows = new TumblingWindows();

    private void add(long micros, String location, String type, double value) {
        windows.add(new Reading(new SensorKey(location + type, type, location), micros, value), value > 10);
    }

    @Test
    void window_holdsItsStartAndNotItsEnd() {
        add(0, "hall", "humidity", 1);
        add(MINUTE - 1, "hall", "humidity", 3);
        add(MINUTE, "hall", "humidity", 20);
        add(-1, "hall", "humidity", 7);
        List<Closed> closed = windows.close(2 * MINUTE);

        assertThat(closed).extracting(Closed::key)
                .containsExactly(
                        new TumblingWindows.Key(-MINUTE, "hall", "humidity"),
                        new TumblingWindows.Key(0, "hall", "humidity"),
                        new TumblingWindows.Key(MINUTE, "hall", "humidity"));
        assertThat(closed).extracting(window -> window.aggregate().mean()).containsExactly(7.0, 2.0, 20.0);
        assertThat(closed.get(2).aggregate().anomalies()).isEqualTo(1);
    }

    @Test
    void close_keepsWindowsThatAreNotOver() {
        add(30, "hall", "humidity", 1);
        add(MINUTE + 30, "hall", "humidity", 2);

        assertThat(windows.close(MINUTE - 1)).isEmpty();
        assertThat(windows.close(MINUTE)).hasSize(1);
        assertThat(windows.size()).isEqualTo(1);
        assertThat(windows.close(MINUTE)).isEmpty();
    }

    @Test
    void locationsAndTypes_areApart() {
        add(0, "b", "t", 1);
        add(0, "a", "u", 1);
        add(0, "a", "t", 1);

        assertThat(windows.close(MINUTE))
                .extracting(Closed::key)
                .containsExactly(new TumblingWindows.Key(0, "a", "t"), new TumblingWindows.Key(0, "a", "u"), new TumblingWindows.Key(0, "b", "t"));
    }

    @Test
    void readingAfterTheClose_isAPartToMerge() {
        add(1, "hall", "t", 1);
        Aggregate first = windows.close(MINUTE).get(0).aggregate();
        add(2, "hall", "t", 3);
        first.merge(windows.close(MINUTE).get(0).aggregate());

        assertThat(first.count()).isEqualTo(2);
        assertThat(first.mean()).isEqualTo(2);
    }
}
