package io.vigil.server.ops;

import java.util.Map;

/// What a status means where nothing more can be said.
final class StatusText {

    private static final Map<Integer, String> TEXTS = Map.ofEntries(
            Map.entry(400, "the request is not valid HTTP: its request line, a header, its path or its framing breaks a rule"),
            Map.entry(404, "nothing is served at this path, /v3/api-docs lists what is"),
            Map.entry(405, "this path does not know this method, the header Allow lists those it does"),
            Map.entry(406, "none of the media types in Accept can be written here"),
            Map.entry(408, "the body did not arrive in time"),
            Map.entry(413, "the body is too large"),
            Map.entry(414, "the request line is too long"),
            Map.entry(415, "the media type in Content-Type cannot be read here"),
            Map.entry(417, "the expectation in Expect cannot be met, only 100-continue can"),
            Map.entry(422, "the request was read and breaks rules, errors lists them"),
            Map.entry(429, "too many large bodies are being read or too many readings wait, Retry-After says when to try again"),
            Map.entry(431, "the header is too large"),
            Map.entry(500, "the server failed, its log says why under the X-Request-Id of this answer"),
            Map.entry(501, "the method or the transfer encoding is not supported"),
            Map.entry(503, "the server is not able to answer now"),
            Map.entry(505, "the server speaks HTTP/1.0 and HTTP/1.1"));

    private StatusText() {}

    static String of(int status) {
        return TEXTS.getOrDefault(status, "the request cannot be answered");
    }
}
