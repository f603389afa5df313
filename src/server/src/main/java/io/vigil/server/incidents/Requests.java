package io.vigil.server.incidents;

import io.vigil.server.ops.Failure;
import io.vigil.server.ops.FailureException;
import io.vigil.server.ops.QueryString;
import io.vigil.server.queries.Answers;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/// What the calls that change something share.
final class Requests {

    private static final int MOST_BYTES = 16 * 1024;

    private Requests() {}

    /// Requires a request that takes no parameters and accepts JSON.
    ///
    /// @throws FailureException 406 or 422
    static void accept(HttpServletRequest request) {
        Answers.requireJson(request);
        QueryString.requireNone(request);
    }

    /// @throws FailureException 400, 413, 415 or 422
    static JsonBody body(HttpServletRequest request, List<String> names) throws IOException {
        if (!isJson(request.getContentType())) {
            throw new FailureException(Failure.of(415, "Content-Type must be application/json")
                    .withHeader(HttpHeaders.ACCEPT, MediaType.APPLICATION_JSON_VALUE));
        }
        byte[] bytes = request.getInputStream().readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            throw new FailureException(Failure.of(413, "the body must not be larger than %d bytes".formatted(MOST_BYTES)));
        }
        return new JsonBody(bytes, names);
    }

    private static boolean isJson(@Nullable String contentType) {
        try {
            return contentType != null
                    && MediaType.parseMediaType(contentType).equalsTypeAndSubtype(MediaType.APPLICATION_JSON);
        } catch (InvalidMediaTypeException e) {
            return false;
        }
    }

    /// An id of a path, empty for what can be none.
    static Optional<Long> id(String text) {
        return text.matches("[0-9]{1,18}") ? Optional.of(Long.valueOf(text)) : Optional.empty();
    }
}
