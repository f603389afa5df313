package io.vigil.core.format;

import java.nio.charset.StandardCharsets;
import java.util.Random;

/// Bodies with random damage.
final class Damage {

    static final String OBJECT =
            "{\"Temperature\":1.5e1,\"Humidity\":-0.25,\"Battery\":null,\"Zone\":{\"a\":[true,\"\\u00e9é😀\"]},\"Device_ID\":7}";
    static final String JSON = "{\"records\":[" + OBJECT + ",\n" + OBJECT + "],\"note\":\"x\"}";
    static final String NDJSON = OBJECT + "\n" + OBJECT + "\r\n" + OBJECT;

    private static final String[] PIECES = {
        "\"", "{", "}", "[", "]", ",", ":", "\n", "\r", "\0", "\\", "\uFEFF", "null", "NaN", "1e400", "-", "0", "9".repeat(400),
        "\"Temperature\":1,", "\"records\":[", "é", ";", "\t", " ", "/*", "\\ud800", "[[[[[[[[[[[[[[[[[["
    };

    private Damage() {}

    static byte[] damaged(String good, Random random) {
        StringBuilder text = new StringBuilder(good);
        for (int n = random.nextInt(3); n >= 0; n--) {
            int at = random.nextInt(text.length());
            switch (random.nextInt(4)) {
                case 0 -> text.insert(at, PIECES[random.nextInt(PIECES.length)]);
                case 1 -> text.deleteCharAt(at);
                case 2 -> text.insert(at, text.substring(at, Math.min(text.length(), at + random.nextInt(80))));
                default -> text.setCharAt(at, (char) (' ' + random.nextInt(95)));
            }
        }
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        if (random.nextInt(8) == 0) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }
}
