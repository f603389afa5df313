package io.vigil.server.requests;

import io.vigil.core.format.ByteOutput;
import io.vigil.server.requests.RequestCase.Expected;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/// Reads requests and their answers from a file of `src/test/resources/requests`, whose head says how
/// they are written.
final class RequestFile {

    private static final Map<String, Object> USUAL =
            Map.of("method", "POST", "path", "/predict", "headers", Map.of("Content-Type", "application/json"));

    private RequestFile() {}

    static List<RequestCase> read(String name) {
        try (InputStream in = Objects.requireNonNull(RequestFile.class.getResourceAsStream("/requests/" + name))) {
            Map<String, Object> file = map(new Yaml(new SafeConstructor(new LoaderOptions())).load(in));
            return list(file.get("groups")).stream().flatMap(group -> cases(map(group))).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<RequestCase> cases(Map<String, Object> group) {
        return list(group.get("cases")).stream().map(one -> {
            Map<String, Object> fields = new HashMap<>(USUAL);
            fields.putAll(group);
            fields.putAll(map(one));
            return request(fields);
        });
    }

    private static RequestCase request(Map<String, Object> fields) {
        Object raw = fields.get("raw");
        return new RequestCase(
                text(fields, "group") + ": " + text(fields, "name"),
                text(fields, "method"),
                text(fields, "path"),
                texts(fields.get("headers")),
                bytes(fields.get("body")),
                Boolean.TRUE.equals(fields.get("chunked")),
                raw == null ? null : bytes(raw),
                expected(fields));
    }

    private static Expected expected(Map<String, Object> fields) {
        String[] status = text(fields, "status").split(" ", 2);
        Map<String, String> headers = texts(fields.get("answer_headers"));
        return fields.containsKey("answer")
                ? new Expected(Integer.parseInt(status[0]), text(fields, "type"), headers, string(fields.get("answer")))
                : new Expected(Integer.parseInt(status[0]), "application/problem+json", headers, problem(status, fields));
    }

    private static String problem(String[] status, Map<String, Object> fields) {
        ByteOutput out = new ByteOutput();
        out.ascii("{\"type\":\"about:blank\",\"title\":").json(status[1]);
        out.ascii(",\"status\":").ascii(status[0]);
        out.ascii(",\"detail\":").json(text(fields, "detail"));
        String separator = ",\"errors\":[";
        for (Object error : list(fields.get("errors"))) {
            for (List<String> one : repeated(list(error))) {
                out.ascii(separator).ascii("{\"pointer\":").json(one.get(0));
                out.ascii(",\"code\":").json(one.get(1));
                out.ascii(",\"detail\":").json(one.get(2)).ascii('}');
                separator = ",";
            }
        }
        out.ascii(separator.equals(",") ? "]}" : "}");
        return new String(out.toByteArray(), StandardCharsets.UTF_8);
    }

    private static List<List<String>> repeated(List<Object> error) {
        List<String> texts = error.stream().map(String::valueOf).toList();
        int times = texts.size() > 3 ? Integer.parseInt(texts.get(3)) : 1;
        return IntStream.range(0, times)
                .mapToObj(n -> texts.stream().map(text -> text.replace("{n}", String.valueOf(n))).toList())
                .toList();
    }

    /// The bytes of a text, or of parts one after the other.
    private static byte[] bytes(@Nullable Object parts) {
        ByteOutput out = new ByteOutput();
        if (parts instanceof List<?> several) {
            several.forEach(part -> out.raw(bytes(part)));
        } else if (parts instanceof Map<?, ?> part && part.containsKey("hex")) {
            out.raw(HexFormat.ofDelimiter(" ").parseHex(String.valueOf(part.get("hex"))));
        } else if (parts instanceof Map<?, ?> part) {
            String once = string(part.get("repeat"));
            int times = Integer.parseInt(String.valueOf(part.get("times")));
            IntStream.range(0, times).forEach(n -> out.utf8(once.replace("{n}", String.valueOf(n))));
        } else if (parts != null) {
            out.utf8(parts.toString());
        }
        return out.toByteArray();
    }

    private static String string(@Nullable Object parts) {
        return new String(bytes(parts), StandardCharsets.UTF_8);
    }

    private static String text(Map<String, Object> fields, String name) {
        return Objects.requireNonNull(fields.get(name), () -> name + " is missing in " + fields).toString();
    }

    private static Map<String, String> texts(@Nullable Object value) {
        Map<String, String> texts = new TreeMap<>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, one) -> texts.put(String.valueOf(key), String.valueOf(one)));
        }
        return texts;
    }

    private static Map<String, Object> map(Object value) {
        Map<String, Object> copy = new HashMap<>();
        ((Map<?, ?>) value).forEach((key, one) -> copy.put(String.valueOf(key), one));
        return copy;
    }

    private static List<Object> list(@Nullable Object value) {
        return value instanceof List<?> list ? new ArrayList<>(list) : List.of();
    }
}
