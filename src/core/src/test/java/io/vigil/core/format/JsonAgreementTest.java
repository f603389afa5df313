package io.vigil.core.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.core.record.Schema;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The readers of JSON find in every body what readers over Jackson's tokens find: the same records,
/// bit by bit, the same problems in the same order, the same words for what is not JSON.
class JsonAgreementTest {

    private static final int BODIES = 40_000;
    private static final JacksonRecords REFERENCE = new JacksonRecords();

    private interface Reader {
        Decoded read(byte[] body, int offset, int length, Schema schema, ReadOptions options) throws Exception;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void damagedBodies_areReadAlike(int seed) {
        Random random = new Random(seed);
        for (int i = 0; i < BODIES; i++) {
            boolean lines = random.nextInt(3) == 0;
            String good = lines ? Damage.NDJSON : random.nextBoolean() ? Damage.JSON : Damage.OBJECT;
            requireSame(Damage.damaged(good, random), random.nextBoolean(), random.nextBoolean() ? Plant.SCHEMA : Plant.SITES);
        }
    }

    @ParameterizedTest
    @MethodSource("tricky")
    void trickyBodies_areReadAlike(String text) {
        for (String body : List.of(
                text,
                " " + text + " ",
                text + "x",
                "[" + text + "]",
                "{\"records\":[" + text + "]}",
                "{\"records\":[{\"Temperature\":" + text + ",\"Humidity\":1}]}",
                "{\"Temperature\":1,\"Humidity\":1,\"a\":" + text + "}",
                "{\"Site\":" + text + ",\"Temperature\":1}",
                "{\"Temperature\":1,\"Humidity\":2," + text + ":1}\n{" + text + ":1}")) {
            for (Schema schema : List.of(Plant.SCHEMA, Plant.SITES)) {
                requireSame(body.getBytes(StandardCharsets.UTF_8), false, schema);
                requireSame(body.getBytes(StandardCharsets.UTF_8), true, schema);
            }
        }
    }

    static List<String> tricky() {
        List<String> all = new ArrayList<>(List.of(
                "1", "-", "-0", "01", "-01", "1.", "1.5.2", "1e", "1e+", "1E-2", "1e400", "-1e400", "1e400x", "+1", ".5",
                "true", "truex", "true:", "tru", "null", "nul", "nullé", "null\"", "false1", "NaN", "-Infinity",
                "\"\"", "\"a", "\"\\", "\"\\x\"", "\"\\/\\b\\f\\n\\r\\t\\\"\\\\\"", "\"\\u00e9\"",
                "\"\\u00E9é😀\"", "\"\\u12G4\"", "\"\\u12\"", "\"\\ud800\"", "\"\\ud83d\\ude00\"", "\"\\ude00\"",
                "\"\\ud83dx\"", "\"south\"", "\"so\\u0075th\"", "\"a\tb\"", "\"a\u007fb\"", "\"a\u0000\"",
                "\"Temperature\"", "\"T\\u0065mperature\"", "\"records\"", "{}", "[]", "{,}", "[,]", "[1,]", "{\"a\":1,}",
                "{\"a\"}", "{\"a\" 1}", "{\"a\":1 \"b\":2}", "[1 2]", "[1}", "{\"a\":1]", "{1:2}", "]", "}", "\u00a0", "\f",
                "{\"Temperature\":1,\"Humidity\":2}", "{\"Temperature\" : 1 , \"Humidity\"\n:\t2 }",
                "{\"T\\u0065mperature\":1,\"Temperature\":2,\"Humidity\":1}"));
        for (int length : new int[] {999, 1000, 1001, 3000}) {
            all.add('"' + "x".repeat(length) + '"');
            all.add('"' + "\\n".repeat(length) + '"');
            all.add('"' + "é".repeat(length / 2) + '"');
            all.add('"' + "\\u20ac".repeat(length / 3) + '"');
        }
        for (int depth : new int[] {12, 13, 14, 15, 16, 17}) {
            all.add("[".repeat(depth) + "]".repeat(depth));
            all.add("{\"a\":".repeat(depth) + "1" + "}".repeat(depth));
            all.add("[{\"a\":".repeat(depth / 2) + "[]" + "}]".repeat(depth / 2));
        }
        return all;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 70})
    void recordsOfChangingShape_areReadAlike(int extra) {
        Random random = new Random(extra);
        for (int i = 0; i < 300; i++) {
            StringBuilder body = new StringBuilder("{\"records\":[{}");
            for (int r = 0; r < 3; r++) {
                body.append(",{\"Temperature\":").append(random.nextGaussian());
                for (int f = 0; f < extra; f++) {
                    body.append(",\"f").append(random.nextInt(8) == 0 ? random.nextInt(9) : f).append("\":0");
                }
                body.append(random.nextInt(4) == 0 ? ",\"T\\u0065mperature\":1" : ",\"Humidity\":1").append('}');
            }
            requireSame(body.append("]}").toString().getBytes(StandardCharsets.UTF_8), true, Plant.SCHEMA);
        }
    }

    private static void requireSame(byte[] body, boolean partial, Schema schema) {
        ReadOptions options = new ReadOptions(4, partial);
        for (boolean lines : new boolean[] {false, true}) {
            String expected = outcome(lines ? REFERENCE::ndjson : REFERENCE::json, body, schema, options);
            String actual = outcome(lines ? new NdjsonRecords()::read : new JsonRecords()::read, body, schema, options);
            if (!actual.equals(expected)) {
                assertThat(actual).as(new String(body, StandardCharsets.UTF_8)).isEqualTo(expected);
            }
        }
    }

    /// All that a reader says of a body, the bits of its numbers included.
    private static String outcome(Reader reader, byte[] body, Schema schema, ReadOptions options) {
        try {
            Decoded decoded = reader.read(body, 0, body.length, schema, options);
            StringBuilder all = new StringBuilder();
            for (int f = 0; f < schema.size(); f++) {
                all.append(Arrays.toString(Arrays.stream(decoded.batch().column(f), 0, decoded.records())
                        .mapToLong(Double::doubleToLongBits)
                        .toArray()));
            }
            decoded.bareObject().ifPresent(bare -> all.append(new String(bare, StandardCharsets.UTF_8)));
            return all.append(decoded.problems()).append(decoded.problemCount()).append(decoded.unknownFields()).toString();
        } catch (Exception e) {
            return e.toString();
        }
    }
}
