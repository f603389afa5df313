package io.vigil.core.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class OutsideTest {

    private final Outside outside = new Outside();

    private static SensorKey sensor(int i) {
        return SensorKey.of("sensor-" + i);
    }

    @Test
    void sensors_areKnownOneByOne() {
        outside.add(sensor(1));
        outside.add(sensor(1));
        outside.add(sensor(2));
        outside.remove(sensor(1));
        outside.remove(sensor(3));

        assertThat(outside.has(sensor(1))).isFalse();
        assertThat(outside.has(sensor(2))).isTrue();
        assertThat(outside.has(sensor(3))).isFalse();
    }

    @Test
    void oneTooMany_pushesOutTheFirst() {
        for (int i = 0; i <= Outside.MEMORY; i++) {
            outside.add(sensor(i));
        }

        assertThat(outside.has(sensor(0))).isFalse();
        assertThat(outside.has(sensor(1))).isTrue();
        assertThat(outside.has(sensor(Outside.MEMORY))).isTrue();
        assertThat(outside.bytes()).isEqualTo(Outside.MAX_BYTES);
    }

    @Test
    void read_whatWasWritten_isTheSame() {
        outside.add(sensor(1));
        outside.add(sensor(2));
        ByteBuffer bytes = ByteBuffer.allocate(outside.bytes());
        outside.write(bytes);

        Outside restored = Outside.read(bytes.flip());
        assertThat(restored.has(sensor(1)) && restored.has(sensor(2))).isTrue();
        assertThat(bytes.hasRemaining()).isFalse();
    }

    @Test
    void read_anImpossibleCount_isRefused() {
        for (int count : new int[] {-1, Outside.MEMORY + 1}) {
            ByteBuffer bytes = ByteBuffer.allocate(4).putInt(count).flip();

            assertThatThrownBy(() -> Outside.read(bytes))
                    .isInstanceOf(StateException.class)
                    .hasMessage("a count of sensors out of range must be 0 to 128");
        }
    }
}
