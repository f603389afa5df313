package io.vigil.server.ops;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The part of a URL behind its `?`, taken apart.
public final class QueryString {

    private static final Pattern ESCAPES = Pattern.compile("(?:[^%]|%[0-9A-Fa-f]{2})*+");

    private QueryString() {}

    /// Names and values in their order, decoded; a name without `=` has an empty value.
    ///
    /// @param query the raw query without its `?`, or null
    /// @throws FailureException 400 where it is not percent-encoded UTF-8
    public static List<Map.Entry<String, String>> parse(@Nullable String query) {
        List<Map.Entry<String, String>> pairs = new ArrayList<>();
        for (String pair : query == null ? new String[0] : query.split("&")) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = decode(equals < 0 ? pair : pair.substring(0, equals));
                pairs.add(Map.entry(name, decode(equals < 0 ? "" : pair.substring(equals + 1))));
            }
        }
        return pairs;
    }

    /// Requires that a request takes no parameters.
    ///
    /// @throws FailureException 422
    public static void requireNone(HttpServletRequest request) {
        if (request.getQueryString() != null && !request.getQueryString().isEmpty()) {
            throw new FailureException(
                    Failure.unprocessable(List.of(new Failure.Fault("?", "unknown", "there are no query parameters")), 1));
        }
    }

    private static String decode(String text) {
        if (text.indexOf('%') < 0 && text.indexOf('+') < 0) {
            return text;
        }
        if (!ESCAPES.matcher(text).matches()) {
            throw malformed();
        }
        byte[] bytes = URLDecoder.decode(text, StandardCharsets.ISO_8859_1).getBytes(StandardCharsets.ISO_8859_1);
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw malformed();
        }
    }

    private static FailureException malformed() {
        return new FailureException(Failure.of(400, "the query must be percent-encoded UTF-8"));
    }
}
