package io.vigil.server.requests;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.vigil.server.RawHttp;
import io.vigil.server.TestServer;
import io.vigil.server.UsualServer;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/// What the server answered.
///
/// @param headers by name in any case, the last of each
record Answer(int status, Map<String, String> headers, String body) {

    /// Sends a request through REST Assured, or byte by byte where the case wants it so.
    static Answer to(RequestCase request, TestServer server) {
        return request.raw() == null ? overHttp(request, server) : byByte(request.raw(), server.port());
    }

    private static Answer overHttp(RequestCase request, TestServer server) {
        RequestSpecification spec = UsualServer.to(server).headers(request.headers());
        if (request.chunked()) {
            spec.body(new ByteArrayInputStream(request.body()));
        } else if (request.body().length > 0) {
            spec.body(request.body());
        }
        Response response = spec.request(request.method(), request.path());
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        response.headers().forEach(header -> headers.put(header.getName(), header.getValue()));
        return new Answer(response.statusCode(), headers, new String(response.asByteArray(), StandardCharsets.UTF_8));
    }

    private static Answer byByte(byte[] request, int port) {
        try (RawHttp http = RawHttp.connect(port)) {
            return parse(http.send(request).rest());
        }
    }

    private static Answer parse(String text) {
        int end = text.indexOf("\r\n\r\n");
        String[] head = text.substring(0, end).split("\r\n");
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (int i = 1; i < head.length; i++) {
            int colon = head[i].indexOf(':');
            headers.put(head[i].substring(0, colon), head[i].substring(colon + 1).strip());
        }
        return new Answer(Integer.parseInt(head[0].split(" ")[1]), headers, text.substring(end + 4));
    }

    String header(String name) {
        return headers.getOrDefault(name, "");
    }
}
