package io.vigil.core.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

/// JSON, NDJSON and CSV of the same rows give the same bits.
class FormatsAgreeTest {

    private static final int ROWS = 1000;

    @Test
    void sameRows_giveTheSameBits() throws Exception {
        Random random = new Random(4);
        StringBuilder objects = new StringBuilder();
        StringBuilder rows = new StringBuilder("Battery,Humidity,Temperature\n");
        for (int r = 0; r < ROWS; r++) {
            String battery = r % 3 == 0 ? "" : number(random);
            String humidity = number(random);
            String temperature = number(random);
            objects.append("{\"Battery\":%s,\"Humidity\":%s,\"Temperature\":%s}%n"
                    .formatted(battery.isEmpty() ? "null" : battery, humidity, temperature));
            rows.append("%s,%s,%s%n".formatted(battery, humidity, temperature));
        }

        Decoded csv = Plant.csv(rows.toString());
        Decoded ndjson = Plant.ndjson(objects.toString());
        Decoded json = Plant.json("{\"records\":[" + String.join(",", objects.toString().strip().split("\n")) + "]}");

        assertThat(csv.refused()).isFalse();
        assertSameBits(ndjson, csv);
        assertSameBits(json, csv);
    }

    private static void assertSameBits(Decoded actual, Decoded expected) {
        assertThat(actual.records()).isEqualTo(ROWS);
        for (int f = 0; f < 3; f++) {
            for (int r = 0; r < ROWS; r++) {
                assertThat(Double.doubleToRawLongBits(actual.batch().value(r, f)))
                        .isEqualTo(Double.doubleToRawLongBits(expected.batch().value(r, f)));
            }
        }
    }

    private static String number(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> Numbers.text(random.nextGaussian());
            case 1 -> Long.toString(random.nextLong());
            case 2 -> Double.toString(Double.longBitsToDouble(random.nextLong() & 0x7FDF_FFFF_FFFF_FFFFL));
            default -> random.nextInt(100) + "." + random.nextInt(1000) + "E" + (random.nextInt(40) - 20);
        };
    }
}
