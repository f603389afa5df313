package io.vigil.server.requests;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.server.TestServer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/// `on_error=partial` changes nothing for the good records, and says of each bad one what is wrong.
@ExtendWith(RequestServer.class)
class PartialIT {

    private static final int RECORDS = 300;
    private static final List<String> BAD = List.of("true", "1e400", "1e999999999999");

    @ParameterizedTest
    @EnumSource(Wire.class)
    void goodRecords_getTheScoresTheyGetAlone(Wire wire, TestServer server) {
        List<String[]> records = records(new Random(7));
        try (KeepAlive http = new KeepAlive(server.port())) {
            JsonNode results = post(http, wire, records, "?on_error=partial").get("results");

            assertThat(results.size()).isEqualTo(RECORDS);
            for (int r = 0; r < RECORDS; r++) {
                if (isGood(r)) {
                    JsonNode alone = post(http, wire, List.<String[]>of(records.get(r)), "").get("results").get(0);
                    assertThat(results.get(r)).as("record " + r).isEqualTo(alone);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Wire.class)
    void badRecords_areReportedInTheirPlaces(Wire wire, TestServer server) {
        List<String[]> records = records(new Random(8));
        try (KeepAlive http = new KeepAlive(server.port())) {
            JsonNode results = post(http, wire, records, "?on_error=partial").get("results");

            for (int r = 0; r < RECORDS; r++) {
                if (!isGood(r)) {
                    JsonNode bad = results.get(r);
                    assertThat(bad.propertyNames()).containsExactly("index", "errors");
                    assertThat(bad.get("index").asInt()).isEqualTo(r);
                    assertThat(bad.get("errors").size()).isEqualTo(1);
                    assertThat(bad.get("errors").get(0).get("pointer").asString()).isEqualTo("#/records/" + r + "/b");
                }
            }
        }
    }

    private static boolean isGood(int record) {
        return record % 3 != 1;
    }

    private static List<String[]> records(Random random) {
        List<String[]> records = new ArrayList<>();
        for (int r = 0; r < RECORDS; r++) {
            String b = isGood(r) ? String.valueOf(random.nextGaussian()) : BAD.get(random.nextInt(BAD.size()));
            records.add(new String[] {String.valueOf(random.nextGaussian()), b, String.valueOf(random.nextInt())});
        }
        return records;
    }

    private static JsonNode post(KeepAlive http, Wire wire, List<String[]> records, String query) {
        byte[] body = wire.body(records).getBytes(StandardCharsets.UTF_8);
        Answer answer = http.post("/models/meter/predict" + query, wire.mediaType(), body);
        assertThat(answer.status()).isEqualTo(200);
        return Reference.STRICT.readTree(answer.body());
    }
}
