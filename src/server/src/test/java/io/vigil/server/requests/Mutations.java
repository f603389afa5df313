package io.vigil.server.requests;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Function;

/// Bodies that were valid before something happened to their bytes; the same seed makes the same ones.
final class Mutations {

    private static final int MOST_RECORDS = 6;
    private static final int MOST_MUTATIONS = 3;
    private static final List<String> TOKENS = List.of(
            "1e400", "-1e400", "1e-400", "1E5", "-", "-0", "+1", "01", "1.", ".5", "0x1f", "NaN", "Infinity", "null", "true",
            "\"1\"", "\"", "\"\"", "\\", "\\u0061", "{", "}", "[", "]", "{}", "[]", ",", ";", ":", "\n", "\r", "\t", " ",
            "\"a\":1,", "\"records\":[],", "a", "9007199254740993", "123456789012345678901234567890",
            "0.1000000000000000055511151231257827", "4.9e-324", "1.7976931348623157e308", "\u0000", "\uFEFF", "é", "٣", "#",
            "//", "'", "=1+1", "[[[[[[[[[[[[[[[[[[[[");

    private final Random random;
    private final Function<Random, String> valid;

    /// Of requests to score records of three numbers.
    Mutations(long seed, Wire wire) {
        this(seed, random -> records(random, wire));
    }

    /// @param valid draws a valid body
    Mutations(long seed, Function<Random, String> valid) {
        this.random = new Random(seed);
        this.valid = valid;
    }

    byte[] next() {
        byte[] body = valid();
        for (int i = random.nextInt(MOST_MUTATIONS + 1); i > 0; i--) {
            body = mutated(body);
        }
        return body;
    }

    boolean chance(int oneIn) {
        return random.nextInt(oneIn) == 0;
    }

    private byte[] valid() {
        return valid.apply(random).getBytes(StandardCharsets.UTF_8);
    }

    private static String records(Random random, Wire wire) {
        List<String[]> records = new ArrayList<>();
        for (int r = random.nextInt(MOST_RECORDS); r >= 0; r--) {
            records.add(new String[] {number(random), number(random), number(random)});
        }
        String body = wire.body(records);
        boolean bare = wire == Wire.JSON && records.size() == 1;
        return bare ? body.substring(body.indexOf('[') + 1, body.indexOf(']')) : body;
    }

    private static String number(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> String.valueOf(random.nextInt(200) - 100);
            case 1 -> String.valueOf(random.nextGaussian());
            case 2 -> "%.3f".formatted(random.nextGaussian() * 50);
            default -> random.nextInt(10) + "." + random.nextInt(1_000_000) + "e" + (random.nextInt(40) - 20);
        };
    }

    private byte[] mutated(byte[] body) {
        int at = random.nextInt(body.length + 1);
        int end = Math.min(body.length, at + 1 + random.nextInt(12));
        return switch (random.nextInt(9)) {
            case 0 -> digit(body);
            case 1 -> digit(digit(body));
            case 2 -> joined(body, at, new byte[] {(byte) random.nextInt(256)}, Math.min(at + 1, body.length));
            case 3 -> joined(body, at, new byte[] {(byte) random.nextInt(256)}, at);
            case 4 -> joined(body, at, new byte[0], end);
            case 5 -> joined(body, end, Arrays.copyOfRange(body, at, end), end);
            case 6 -> Arrays.copyOf(body, at);
            case 7 -> joined(body, at, valid(), body.length);
            default -> joined(body, at, TOKENS.get(random.nextInt(TOKENS.size())).getBytes(StandardCharsets.UTF_8), at);
        };
    }

    /// The body with another digit in place of one of its own, where the place it tries holds one.
    private byte[] digit(byte[] body) {
        byte[] copy = body.clone();
        int at = random.nextInt(body.length + 1) - 1;
        if (at >= 0 && copy[at] >= '0' && copy[at] <= '9') {
            copy[at] = (byte) ('0' + random.nextInt(10));
        }
        return copy;
    }

    /// The body up to `head`, something, and the body from `tail` on.
    private static byte[] joined(byte[] body, int head, byte[] middle, int tail) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(body, 0, head);
        out.writeBytes(middle);
        out.write(body, tail, body.length - tail);
        return out.toByteArray();
    }
}
