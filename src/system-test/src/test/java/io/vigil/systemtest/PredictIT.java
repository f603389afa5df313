package io.vigil.systemtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The shipped models behind a real server: the README's requests and their answers.
class PredictIT {

    private static final String FACTORY_READING =
            "{\"timestamp\":\"2024-01-20T10:30:00\",\"temperature\":25.5,\"humidity\":48.2,\"sound\":62.1}";
    private static final Pattern SCORE = Pattern.compile("\"anomaly_probability\":([^,}]+)");

    private static Server server;

    @BeforeAll
    static void serve() throws Exception {
        server = Server.start(Server.shippedModels());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"Device_ID\":\"DHT11_A\",", ""})
    void predict_answersOneResultPerRecordWithoutWarnings(String device) throws Exception {
        HttpResponse<String> answer = server.post(
                "/predict",
                "application/json",
                "{\"records\":[{" + device + "\"Temperature\":0.1,\"Humidity\":-0.2,\"Battery_Level\":0.5}]}");

        JsonPath json = JsonPath.from(answer.body());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(json.getMap("results[0]")).containsOnlyKeys("is_anomaly", "anomaly_probability");
        assertThat(json.getMap("$")).containsEntry("model", "iot-anomaly").doesNotContainKey("warnings");
        assertThat(json.getDouble("results[0].anomaly_probability")).isBetween(0.0, 1.0);
    }

    @Test
    void predict_answersABareRecordInItsOwnShape() throws Exception {
        assertBareShape(server.post("/models/factory-floor/predict", "application/json", FACTORY_READING));
    }

    @Test
    void predict_usesTheDefaultModelThatServeNames() throws Exception {
        try (Server factory = Server.start(Server.shippedModels(), "--default-model", "factory-floor")) {
            assertBareShape(factory.post("/predict", "application/json", FACTORY_READING));
        }
    }

    @Test
    void predict_givesTheSameDigitsInEveryFormat() throws Exception {
        List<String> rows = Files.readAllLines(Repository.root().resolve("data/iot.csv")).subList(0, 501);

        List<String> fromJson = scores("application/json", "{\"records\":[" + String.join(",", objects(rows)) + "]}");

        assertThat(fromJson).hasSize(500);
        assertThat(scores("application/x-ndjson", String.join("\n", objects(rows)))).isEqualTo(fromJson);
        assertThat(scores("text/csv", String.join("\n", rows))).isEqualTo(fromJson);
        assertThat(csvScores(String.join("\n", rows))).isEqualTo(fromJson);
    }

    private static void assertBareShape(HttpResponse<String> answer) {
        JsonPath json = JsonPath.from(answer.body());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(json.getMap("$")).containsKeys("input_data", "prediction");
        assertThat(json.getMap("input_data")).containsEntry("timestamp", "2024-01-20T10:30:00");
        assertThat(json.getMap("prediction")).containsOnlyKeys("anomaly_score", "is_anomaly");
    }

    private static List<String> scores(String mediaType, String body) throws IOException, InterruptedException {
        HttpResponse<String> answer = server.post("/predict", mediaType, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return SCORE.matcher(answer.body()).results().map((MatchResult match) -> match.group(1)).toList();
    }

    private static List<String> csvScores(String body) throws IOException, InterruptedException {
        List<String> lines = server.post("/predict", "text/csv", "text/csv", body).body().lines().toList();
        assertThat(lines.getFirst()).isEqualTo("is_anomaly,anomaly_probability");
        return lines.stream().skip(1).map(line -> line.substring(line.indexOf(',') + 1)).toList();
    }

    /// The rows of a CSV file as JSON objects, the numbers copied digit by digit.
    private static List<String> objects(List<String> rows) {
        String[] header = rows.getFirst().split(",");
        return rows.stream().skip(1).map(row -> object(header, row.split(","))).toList();
    }

    private static String object(String[] header, String[] cells) {
        return IntStream.range(0, header.length)
                .mapToObj(column -> Map.entry(header[column], cells[column]))
                .filter(cell -> !cell.getKey().equals("Anomaly"))
                .map(cell -> "\"" + cell.getKey() + "\":" + (cell.getKey().equals("Device_ID") ? '"' + cell.getValue() + '"' : cell.getValue()))
                .collect(Collectors.joining(",", "{", "}"));
    }
}
