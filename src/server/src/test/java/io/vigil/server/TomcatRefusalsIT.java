package io.vigil.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import java.util.stream.Stream;

/// Requests that no handler ever sees are answered like all others.
@ExtendWith(UsualServer.class)
class TomcatRefusalsIT {

    private static final String NOT_HTTP =
            "the request is not valid HTTP: its request line, a header, its path or its framing breaks a rule";

    static Stream<Arguments> refusals() {
        return Stream.of(
                refusal("a request line that is none", "GARBAGE\r\n\r\n", 400, NOT_HTTP),
                refusal("a blank in the path", "GET /a b HTTP/1.1\r\nHost: a\r\n\r\n", 400, NOT_HTTP),
                refusal("an encoded slash", get("/models%2Fx", ""), 400, NOT_HTTP),
                refusal("an encoded backslash", get("/models%5Cx", ""), 400, NOT_HTTP),
                refusal("a backslash", get("/models\\x", ""), 400, NOT_HTTP),
                refusal("half an escape in the path", get("/models/%4", ""), 400, NOT_HTTP),
                refusal("a path that climbs out", get("/../../etc/passwd", ""), 400, NOT_HTTP),
                refusal("a null in the path", get("/models/%00", ""), 400, NOT_HTTP),
                refusal("an oversized header", get("/health", "X: " + "x".repeat(20_000) + "\r\n"), 400, NOT_HTTP),
                refusal("too many headers", get("/health", "X: x\r\n".repeat(200)), 400, NOT_HTTP),
                refusal("an oversized request line", get("/" + "x".repeat(20_000), ""), 400, NOT_HTTP),
                refusal("no host", "GET /health HTTP/1.1\r\nConnection: close\r\n\r\n", 400, NOT_HTTP),
                refusal("a bad host", "GET /health HTTP/1.1\r\nHost: a b\r\nConnection: close\r\n\r\n", 400, NOT_HTTP),
                refusal("two hosts", get("/health", "Host: b\r\n"), 400, NOT_HTTP),
                refusal("a header without a colon", get("/health", "Nonsense\r\n"), 400, NOT_HTTP),
                refusal("a bad length", post("Content-Length: ten\r\n", ""), 400, NOT_HTTP),
                refusal("a negative length", post("Content-Length: -1\r\n", ""), 400, NOT_HTTP),
                refusal("two lengths", post("Content-Length: 1\r\nContent-Length: 2\r\n", "{}"), 400, NOT_HTTP),
                refusal(
                        "a bad chunk",
                        post("Transfer-Encoding: chunked\r\n", "zz\r\n{}\r\n0\r\n\r\n"),
                        400,
                        "the chunked encoding of the body breaks a rule"),
                refusal(
                        "an unknown transfer encoding",
                        post("Transfer-Encoding: rot13\r\n", "{}"),
                        501,
                        "the method or the transfer encoding is not supported"),
                refusal(
                        "an unknown expectation",
                        post("Expect: 200-maybe\r\nContent-Length: 2\r\n", "{}"),
                        417,
                        "the expectation in Expect cannot be met, only 100-continue can"),
                refusal(
                        "a later protocol",
                        "GET /health HTTP/3.0\r\nHost: a\r\nConnection: close\r\n\r\n",
                        505,
                        "the server speaks HTTP/1.0 and HTTP/1.1"),
                refusal(
                        "CONNECT",
                        "CONNECT example.org:443 HTTP/1.1\r\nHost: example.org:443\r\nConnection: close\r\n\r\n",
                        501,
                        "the method or the transfer encoding is not supported"),
                refusal(
                        "TRACE",
                        "TRACE /health HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
                        501,
                        "the method or the transfer encoding is not supported"),
                refusal("half an escape in the query", post("/predict?threshold=%4", "Content-Length: 2\r\n", "{}"), 400,
                        "the query must be percent-encoded UTF-8"),
                refusal("bad UTF-8 in the query", post("/predict?%FF=1", "Content-Length: 2\r\n", "{}"), 400,
                        "the query must be percent-encoded UTF-8"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refusals")
    void refusal_isAProblem(String name, String request, int status, String detail, TestServer server) {
        String answer = RawHttp.exchange(server.port(), request);

        assertThat(answer).startsWith("HTTP/1.1 " + status + " ");
        assertThat(answer).contains("\r\nContent-Type: application/problem+json\r\n");
        assertThat(answer).containsOnlyOnce("\r\nX-Request-Id: ");
        assertThat(answer.substring(answer.indexOf("\r\n\r\n") + 4))
                .startsWith("{\"type\":\"about:blank\",\"title\":\"")
                .endsWith("\",\"status\":" + status + ",\"detail\":\"" + detail + "\"}");
    }

    @Test
    void head_hasNoBody(TestServer server) {
        String answer = RawHttp.exchange(server.port(), "HEAD /nowhere HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 404 ").endsWith("\r\n\r\n");
    }

    private static Arguments refusal(String name, String request, int status, String detail) {
        return Arguments.of(name, request, status, detail);
    }

    private static String get(String path, String headers) {
        return "GET " + path + " HTTP/1.1\r\nHost: a\r\n" + headers + "Connection: close\r\n\r\n";
    }

    private static String post(String headers, String body) {
        return post("/predict", headers, body);
    }

    private static String post(String path, String headers, String body) {
        return "POST " + path + " HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n" + headers
                + "Connection: close\r\n\r\n" + body;
    }
}
