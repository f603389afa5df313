package io.vigil.server.queries;

import io.vigil.core.format.Numbers;
import io.vigil.core.series.Times;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The place in a list after which its next page begins, as clients carry it from an answer to the next
/// request: the key of a row, and which list it belongs to.
///
/// It holds nothing else, so one that somebody makes up begins a page elsewhere in the same list, where
/// it is read at all.
public final class Cursor {

    private static final int LONGEST = 2_000;
    private static final String SEPARATOR = "\n";

    private final List<Object> key;

    private Cursor(List<Object> key) {
        this.key = key;
    }

    /// The lists, and of what their keys are made.
    @SuppressWarnings("ImmutableEnumChecker") // List.of makes immutable lists
    public enum Kind {
        READINGS(Part.TIME, Part.WHOLE, Part.NUMBER),
        ANOMALIES(Part.TIME, Part.WHOLE),
        AGGREGATES(Part.TIME, Part.TEXT, Part.TEXT),
        SENSORS(Part.TEXT),
        ZONES(Part.TIME, Part.TEXT),
        INCIDENTS(Part.WHOLE),
        MAINTENANCE(Part.WHOLE);

        private final List<Part> parts;

        Kind(Part... parts) {
            this.parts = List.of(parts);
        }

        /// @param key times as microseconds, whole numbers as longs, numbers as doubles, and texts
        public String encode(Object... key) {
            StringBuilder plain = new StringBuilder(name());
            for (int i = 0; i < key.length; i++) {
                plain.append(SEPARATOR).append(parts.get(i).text(key[i]));
            }
            return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.toString().getBytes(StandardCharsets.UTF_8));
        }

        /// @return null for what is no cursor of this list
        public @Nullable Cursor decode(String text) {
            try {
                return new Cursor(key(utf8(text)));
            } catch (IllegalArgumentException | CharacterCodingException e) {
                return null;
            }
        }

        private List<Object> key(String plain) {
            String[] texts = plain.split(SEPARATOR, -1);
            if (texts.length != parts.size() + 1 || !texts[0].equals(name())) {
                throw new IllegalArgumentException("another list");
            }
            List<Object> key = new ArrayList<>();
            for (int i = 0; i < parts.size(); i++) {
                key.add(parts.get(i).parse(texts[i + 1]));
            }
            return List.copyOf(key);
        }

        private static String utf8(String text) throws CharacterCodingException {
            if (text.length() > LONGEST) {
                throw new IllegalArgumentException("too long");
            }
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
            return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
        }
    }

    /// What a part of a key is.
    private enum Part {
        TIME,
        WHOLE,
        NUMBER,
        TEXT;

        private static final long LATEST = Times.micros(Instant.parse("9999-12-31T23:59:59.999999Z"));

        String text(Object part) {
            return part instanceof Double number ? Numbers.text(number) : part.toString();
        }

        Object parse(String text) {
            return switch (this) {
                case TIME -> time(Long.parseLong(text));
                case WHOLE -> Long.parseLong(text);
                case NUMBER -> number(Numbers.parse(text));
                case TEXT -> plain(text);
            };
        }

        private static long time(long micros) {
            if (micros < Range.EARLIEST || micros > LATEST) {
                throw new IllegalArgumentException("no time");
            }
            return micros;
        }

        private static double number(double value) {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("no number");
            }
            return value;
        }

        private static String plain(String text) {
            if (text.chars().anyMatch(Character::isISOControl)) {
                throw new IllegalArgumentException("control characters");
            }
            return text;
        }
    }

    /// A time in microseconds or a whole number.
    public long whole(int part) {
        return (Long) key.get(part);
    }

    double number(int part) {
        return (Double) key.get(part);
    }

    String text(int part) {
        return (String) key.get(part);
    }
}
