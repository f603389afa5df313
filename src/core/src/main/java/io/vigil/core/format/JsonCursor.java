package io.vigil.core.format;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Walks strict JSON (RFC 8259) in bytes that are known to be UTF-8, forward only and without an
/// object per token.
///
/// The caller enters a value with [#root()], [#nextField] or [#nextElement()], looks at its [#kind()]
/// and leaves it with [#skip()]. Numbers and literals are read on entering, strings and the inside of
/// objects and arrays when they are asked for or skipped. Exactly the texts that [Json] accepts are
/// accepted.
final class JsonCursor {

    private static final int END = -1;

    private final byte[] bytes;
    private final DecimalScanner number = new DecimalScanner();
    private int pos;
    private int to;
    private int depth;

    /// One bit per depth: 1 for an object, 0 for an array.
    private int objects;

    /// True where an object or array was entered and nothing in it read.
    private boolean fresh;

    private Kind kind = Kind.NULL;
    private int nameFrom;
    private int nameTo;
    private boolean guessed;
    private boolean escaped;

    JsonCursor(Text text) {
        this.bytes = text.bytes();
        move(text.from(), text.to());
    }

    /// Goes to another text among the same bytes.
    void move(int from, int end) {
        pos = from;
        to = end;
        depth = 0;
    }

    /// What a value is.
    enum Kind {
        OBJECT("an object"),
        ARRAY("an array"),
        STRING("a string"),
        NUMBER("a number"),
        BOOLEAN("a boolean"),
        NULL("null");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    /// Says that the text is not JSON or breaks a limit; [Json#fault] tells how.
    static final class Broken extends Exception {

        private static final long serialVersionUID = 1L;

        private Broken() {
            super(null, null, false, false);
        }
    }

    /// Enters the text's one value.
    void root() throws Broken {
        enter();
        if (kind == Kind.NUMBER && pos < to && !Text.isBlank(bytes[pos])) {
            throw new Broken();
        }
    }

    /// Requires that nothing but blanks follows.
    void end() throws Broken {
        if (significant() != END) {
            throw new Broken();
        }
    }

    /// Enters the value of the next field of the object that was entered last.
    ///
    /// @param from where a name lies that this one may repeat, read before and not escaped
    /// @param length its length, negative where there is no guess
    /// @return false at the object's end, which is left then
    boolean nextField(int from, int length) throws Broken {
        if (leaves('}')) {
            return false;
        }
        if (significant() != '"') {
            throw new Broken();
        }
        name(from, length);
        if (significant() != ':') {
            throw new Broken();
        }
        pos++;
        enter();
        return true;
    }

    /// Enters the next value of the array that was entered last.
    ///
    /// @return false at the array's end, which is left then
    boolean nextElement() throws Broken {
        if (leaves(']')) {
            return false;
        }
        enter();
        return true;
    }

    /// What the value is that was entered last.
    Kind kind() {
        return kind;
    }

    /// The number that was entered last.
    double number() {
        return number.value();
    }

    /// The text of the string that was entered last.
    String string() throws Broken {
        int from = pos + 1;
        int end = stringEnd(from);
        return text(from, end);
    }

    /// Leaves the value that was entered last.
    void skip() throws Broken {
        if (kind == Kind.STRING) {
            pos = stringEnd(pos + 1) + 1;
        } else if (kind == Kind.OBJECT || kind == Kind.ARRAY) {
            skipInside();
        }
    }

    /// True where the last field's name was the guess.
    boolean guessed() {
        return guessed;
    }

    /// The last field's name, to be asked for before its value is looked at.
    String name() throws Broken {
        return text(nameFrom, nameTo);
    }

    int nameFrom() {
        return nameFrom;
    }

    /// The length of its bytes, negative where it is escaped; to be asked for at the same time.
    int nameLength() {
        return escaped ? -1 : nameTo - nameFrom;
    }

    private void skipInside() throws Broken {
        int outer = depth - 1;
        while (depth > outer) {
            boolean more = ((objects >> depth) & 1) == 1 ? nextField(0, -1) : nextElement();
            if (more && kind == Kind.STRING) {
                pos = stringEnd(pos + 1) + 1;
            }
        }
    }

    /// Reads the end of an object or array, or what stands before its next member.
    private boolean leaves(char end) throws Broken {
        int next = significant();
        if (next == end) {
            pos++;
            depth--;
            fresh = false;
            return true;
        }
        if (!fresh) {
            if (next != ',') {
                throw new Broken();
            }
            pos++;
        }
        fresh = false;
        return false;
    }

    private void enter() throws Broken {
        switch (significant()) {
            case '{' -> inside(Kind.OBJECT, 1);
            case '[' -> inside(Kind.ARRAY, 0);
            case '"' -> kind = Kind.STRING;
            case 't' -> literal("true", Kind.BOOLEAN);
            case 'f' -> literal("false", Kind.BOOLEAN);
            case 'n' -> literal("null", Kind.NULL);
            default -> {
                kind = Kind.NUMBER;
                pos = number.scan(bytes, pos, to);
                if (pos == DecimalScanner.NONE) {
                    throw new Broken();
                }
            }
        }
    }

    private void inside(Kind entered, int bit) throws Broken {
        if (depth == Json.MAX_DEPTH) {
            throw new Broken();
        }
        depth++;
        objects = (objects & ~(1 << depth)) | (bit << depth);
        fresh = true;
        kind = entered;
        pos++;
    }

    private void literal(String word, Kind entered) throws Broken {
        int end = pos + word.length();
        if (end > to || (end < to && isWord(bytes[end]))) {
            throw new Broken();
        }
        for (int i = 0; i < word.length(); i++) {
            if (bytes[pos + i] != word.charAt(i)) {
                throw new Broken();
            }
        }
        kind = entered;
        pos = end;
    }

    private static boolean isWord(byte b) {
        return b < 0 || (b >= '0' && Character.isJavaIdentifierPart(b));
    }

    /// Reads a name whose quote comes next.
    private void name(int from, int length) throws Broken {
        nameFrom = pos + 1;
        nameTo = nameFrom + length;
        guessed = length >= 0
                && nameTo < to
                && bytes[nameTo] == '"'
                && Arrays.equals(bytes, nameFrom, nameTo, bytes, from, from + length);
        if (guessed) {
            escaped = false;
        } else {
            nameTo = stringEnd(nameFrom);
            requireName();
        }
        pos = nameTo + 1;
    }

    private void requireName() throws Broken {
        if (nameTo - nameFrom > Json.MAX_NAME_LENGTH && !escaped) {
            throw new Broken();
        }
        if (escaped) {
            String name = name();
            byte[] encoded = name.getBytes(StandardCharsets.UTF_8);
            boolean paired = new String(encoded, StandardCharsets.UTF_8).equals(name);
            if (!paired || encoded.length > Json.MAX_NAME_LENGTH) {
                throw new Broken();
            }
        }
    }

    /// The position of the quote that ends a string, and whether anything in it is escaped.
    private int stringEnd(int from) throws Broken {
        escaped = false;
        int i = from;
        while (i < to) {
            byte b = bytes[i];
            if (b == '"') {
                return i;
            }
            if (b == '\\') {
                escaped = true;
                i += escapeLength(i);
            } else if (b >= 0 && b < ' ') {
                throw new Broken();
            } else {
                i++;
            }
        }
        throw new Broken();
    }

    private int escapeLength(int at) throws Broken {
        if (at + 1 < to && "\"\\/bfnrt".indexOf(bytes[at + 1]) >= 0) {
            return 2;
        }
        if (at + 5 < to && bytes[at + 1] == 'u') {
            for (int i = at + 2; i < at + 6; i++) {
                if (Character.digit(bytes[i], 16) < 0) {
                    throw new Broken();
                }
            }
            return 6;
        }
        throw new Broken();
    }

    private String text(int from, int end) {
        String raw = new String(bytes, from, end - from, StandardCharsets.UTF_8);
        return escaped ? unescaped(raw) : raw;
    }

    private static String unescaped(String raw) {
        StringBuilder text = new StringBuilder(raw.length());
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c != '\\') {
                text.append(c);
                continue;
            }
            char escape = raw.charAt(++i);
            if (escape == 'u') {
                text.append((char) Integer.parseInt(raw, i + 1, i + 5, 16));
                i += 4;
            } else {
                int control = "bfnrt".indexOf(escape);
                text.append(control < 0 ? escape : "\b\f\n\r\t".charAt(control));
            }
        }
        return text.toString();
    }

    /// The next byte that is no blank, which is not read by this.
    private int significant() {
        while (pos < to) {
            byte b = bytes[pos];
            if (b > ' ' || !Text.isBlank(b)) {
                return b;
            }
            pos++;
        }
        return END;
    }
}
