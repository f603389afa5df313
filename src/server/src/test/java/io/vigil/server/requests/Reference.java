package io.vigil.server.requests;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The scores of the model `meter`, worked out without core: Jackson's trees, split lines, three
/// multiplications.
final class Reference {

    /// Refuses what is not JSON to the last byte, and names that occur twice.
    static final JsonMapper STRICT = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final List<String> FEATURES = List.of("a", "b", "c");

    private Reference() {}

    /// The score of each record of a good body; empty where this reference does not know the dialect,
    /// which is CSV with quotes.
    static Optional<List<Double>> scores(Wire wire, byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8);
        String unmarked = text.startsWith("\uFEFF") ? text.substring(1) : text;
        return switch (wire) {
            case JSON -> Optional.of(json(STRICT.readTree(unmarked)));
            case NDJSON -> Optional.of(lines(unmarked, "\n").map(STRICT::readTree).map(Reference::score).toList());
            case CSV -> unmarked.contains("\"") ? Optional.empty() : Optional.of(csv(unmarked));
        };
    }

    private static List<Double> json(JsonNode body) {
        List<Double> scores = new ArrayList<>();
        if (body.has("records")) {
            body.get("records").forEach(record -> scores.add(score(record)));
        } else {
            scores.add(score(body));
        }
        return scores;
    }

    private static double score(JsonNode record) {
        return score(FEATURES.stream().map(name -> record.get(name).asString()).toList());
    }

    private static List<Double> csv(String text) {
        List<String> lines = lines(text, "\r\n|\r|\n").toList();
        String header = lines.getFirst();
        String delimiter = Stream.of(",", ";", "\t")
                .max(Comparator.comparingInt(one -> cells(header, one).size()))
                .orElseThrow();
        List<String> names = cells(header, delimiter);
        return lines.stream()
                .skip(1)
                .map(line -> cells(line, delimiter))
                .map(cells -> score(FEATURES.stream().map(name -> cells.get(names.indexOf(name))).toList()))
                .toList();
    }

    private static List<String> cells(String line, String delimiter) {
        return Arrays.stream(line.split(delimiter, -1)).map(String::strip).toList();
    }

    private static Stream<String> lines(String text, String breaks) {
        return Arrays.stream(text.split(breaks)).filter(line -> !line.isBlank());
    }

    private static double score(List<String> values) {
        double sum = 0;
        for (String value : values) {
            double x = Double.parseDouble(value);
            sum += x * x;
        }
        return Math.min(sum, Double.MAX_VALUE);
    }
}
