package io.vigil.server.bodies;

import io.vigil.server.ops.Accept;
import io.vigil.server.ops.Failure;
import io.vigil.server.ops.FailureException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/// How bodies and answers are written, and how HTTP headers choose one. The first is preferred.
public enum Format {
    JSON,
    CSV,
    NDJSON;

    private static final MediaType TEXT_CSV = new MediaType("text", "csv");
    private static final String UNPACKED = "identity";
    private static final List<Format> FORMATS = List.of(values());
    private static final List<MediaType> OFFERED = FORMATS.stream().map(Format::mediaType).toList();
    private static final String ALL = OFFERED.stream().map(MediaType::toString).collect(Collectors.joining(", "));

    private MediaType mediaType() {
        return switch (this) {
            case JSON -> MediaType.APPLICATION_JSON;
            case CSV -> TEXT_CSV;
            case NDJSON -> MediaType.APPLICATION_NDJSON;
        };
    }

    /// What an answer's `Content-Type` says.
    public String contentType() {
        return this == CSV ? "text/csv;charset=UTF-8" : mediaType().toString();
    }

    /// The format of a body.
    ///
    /// @param contentEncoding how it is packed, or null
    /// @throws FailureException 415 where it cannot be read here
    public static Format ofBody(@Nullable String contentType, @Nullable String contentEncoding) {
        if (contentEncoding != null && !contentEncoding.equalsIgnoreCase(UNPACKED)) {
            throw new FailureException(Failure.of(415, "the body must be sent as it is, without a Content-Encoding")
                    .withHeader(HttpHeaders.ACCEPT_ENCODING, UNPACKED));
        }
        if (contentType == null) {
            throw unreadable("the header Content-Type is missing, it must be one of " + ALL);
        }
        MediaType given = parse(contentType);
        for (Format format : FORMATS) {
            if (format.mediaType().equalsTypeAndSubtype(given)) {
                requireUtf8(given);
                return format;
            }
        }
        throw unreadable("Content-Type must be one of " + ALL);
    }

    /// The format of an answer: the one that `Accept` prefers, else JSON.
    ///
    /// @throws FailureException 406 where it accepts none
    public static Format ofAnswer(@Nullable String accept) {
        return FORMATS.get(Accept.choose(accept, OFFERED));
    }

    private static MediaType parse(String contentType) {
        try {
            return MediaType.parseMediaType(contentType);
        } catch (InvalidMediaTypeException e) {
            throw unreadable("Content-Type must be one of " + ALL + ", with no charset but UTF-8");
        }
    }

    private static void requireUtf8(MediaType given) {
        String charset = given.getParameter("charset");
        if (charset != null && !unquoted(charset).equalsIgnoreCase(StandardCharsets.UTF_8.name())) {
            throw unreadable("the charset in Content-Type must be UTF-8");
        }
    }

    private static String unquoted(String text) {
        return text.length() > 1 && text.startsWith("\"") && text.endsWith("\"") ? text.substring(1, text.length() - 1) : text;
    }

    private static FailureException unreadable(String detail) {
        return new FailureException(Failure.of(415, detail).withHeader(HttpHeaders.ACCEPT, ALL));
    }
}
