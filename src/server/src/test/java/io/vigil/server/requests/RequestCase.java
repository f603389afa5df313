package io.vigil.server.requests;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One request, and the answer it must get.
///
/// @param path with its query, still encoded
/// @param chunked true where the body is sent without a length
/// @param raw every byte of the request where no HTTP library would send it, else null
record RequestCase(
        String name,
        String method,
        String path,
        Map<String, String> headers,
        byte[] body,
        boolean chunked,
        byte @Nullable [] raw,
        Expected expected) {

    /// The words of the request that stand for values, which no answer may repeat.
    static final List<String> VALUES = List.of("4711", "hidden");

    private static final String DEFAULT = "/predict";

    /// @param headers that the answer must carry, with exactly these values
    /// @param body to the last byte
    record Expected(int status, String mediaType, Map<String, String> headers, String body) {}

    /// True where the request means the default model, so that a named one must answer it alike.
    boolean meansDefault() {
        return raw == null && (path.equals(DEFAULT) || path.startsWith(DEFAULT + "?"));
    }

    RequestCase onModel(String model) {
        String named = "/models/" + model + path;
        return new RequestCase(name + " (" + model + ")", method, named, headers, body, chunked, raw, expected);
    }

    @Override
    public String toString() {
        return name;
    }
}
