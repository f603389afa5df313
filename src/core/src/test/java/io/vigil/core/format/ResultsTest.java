package io.vigil.core.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.core.model.Explanation;
import io.vigil.core.model.ScoreKind;
import io.vigil.core.model.Scores;
import java.nio.charset.StandardCharsets;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ResultsTest {

    private static final String TWO = "{\"records\":[{\"Temperature\":1,\"Humidity\":2%s},{\"Temperature\":3,\"Humidity\":4}]}";
    private static final Scores SCORES = new Scores(new double[] {0.12, 0.5, 1}, 0.5);

    @Test
    void json_holdsResultsAndTheModel() throws Exception {
        assertThat(write(new JsonResults(), Plant.json(TWO.formatted("")), new Scores(new double[] {0.12, 0.5}, 0.5), null))
                .isEqualTo("{\"results\":[{\"is_anomaly\":false,\"anomaly_probability\":0.12},"
                        + "{\"is_anomaly\":true,\"anomaly_probability\":0.5}],"
                        + "\"model\":\"plant \\\"é\\\"\",\"version\":3,\"threshold\":0.5}");
    }

    @Test
    void json_warnsOfUnknownFields() throws Exception {
        Decoded decoded = Plant.json(TWO.formatted(",\"Zone\\n\":1,\"Äpfel\":2"));

        assertThat(write(new JsonResults(), decoded, new Scores(new double[] {0.12, 0.5}, 0.5), null))
                .endsWith(",\"warnings\":[\"unknown field: Zone\\u000a\",\"unknown field: Äpfel\"]}");
    }

    @Test
    void json_answersABareObjectWithItsInput() throws Exception {
        Decoded decoded = Plant.json(" { \"Temperature\":1.50, \"Humidity\":2,\"Zone\":\"é\"} ");

        assertThat(write(new JsonResults(), decoded, new Scores(new double[] {0.44}, 0.5), null))
                .isEqualTo("{\"input_data\":{ \"Temperature\":1.50, \"Humidity\":2,\"Zone\":\"é\"},"
                        + "\"prediction\":{\"anomaly_probability\":0.44,\"is_anomaly\":false},"
                        + "\"warnings\":[\"unknown field: Zone\"]}");
    }

    @Test
    void json_explainsLargestFirst() throws Exception {
        Decoded bare = Plant.json("{\"Temperature\":1,\"Humidity\":2}");
        IntFunction<Explanation> explain = r -> new Explanation(0.17, new double[] {0.1, -0.3, 0});
        String explanation = "\"explanation\":{\"expected\":0.17,\"contributions\":["
                + "{\"feature\":\"Humidity\",\"contribution\":-0.3},{\"feature\":\"Temperature\",\"contribution\":0.1},"
                + "{\"feature\":\"Battery\",\"contribution\":0.0}]}";

        assertThat(write(new JsonResults(), bare, new Scores(new double[] {0.9}, 0.5), explain))
                .endsWith("\"prediction\":{\"anomaly_probability\":0.9,\"is_anomaly\":true," + explanation + "}}");
        assertThat(write(new NdjsonResults(), bare, new Scores(new double[] {0.9}, 0.5), explain))
                .isEqualTo("{\"is_anomaly\":true,\"anomaly_probability\":0.9," + explanation + "}\n");
    }

    @Test
    void partial_reportsBadRecordsInTheirPlaces() throws Exception {
        Decoded decoded = partial("{\"records\":[{\"Temperature\":1,\"Humidity\":2},{\"Temperature\":\"x\"},"
                + "{\"Temperature\":1,\"Humidity\":2}]}");
        String bad = "{\"index\":1,\"errors\":["
                + "{\"pointer\":\"#/records/1/Temperature\",\"code\":\"type\","
                + "\"detail\":\"Temperature must be a number, not a string\"},"
                + "{\"pointer\":\"#/records/1/Humidity\",\"code\":\"missing\",\"detail\":\"Humidity is required\"}]}";

        assertThat(write(new JsonResults(), decoded, SCORES, null))
                .startsWith("{\"results\":[{\"is_anomaly\":false,\"anomaly_probability\":0.12}," + bad
                        + ",{\"is_anomaly\":true,\"anomaly_probability\":1.0}],");
        assertThat(write(new NdjsonResults(), decoded, SCORES, null))
                .isEqualTo("{\"is_anomaly\":false,\"anomaly_probability\":0.12}\n" + bad
                        + "\n{\"is_anomaly\":true,\"anomaly_probability\":1.0}\n");
        assertThat(write(new CsvResults(), decoded, SCORES, null))
                .isEqualTo("""
                        is_anomaly,anomaly_probability,reason
                        false,0.12,
                        ,,"Temperature must be a number, not a string; Humidity is required"
                        true,1.0,
                        """);
        assertThat(decoded.anomalies(SCORES)).isEqualTo(1);
    }

    @Test
    void partial_hasAnErrorForEveryOneOfManyBadRecords() throws Exception {
        Decoded decoded = partial("{\"records\":[" + "{},".repeat(300) + "{\"Temperature\":1,\"Humidity\":2}]}");

        String[] lines = write(new NdjsonResults(), decoded, new Scores(new double[301], 0.5), null).split("\n");

        assertThat(lines).hasSize(301);
        assertThat(lines[299]).isEqualTo("{\"index\":299,\"errors\":[{\"pointer\":\"#/records/299/Temperature\","
                + "\"code\":\"missing\",\"detail\":\"Temperature is required\"}]}");
    }

    @Test
    void csv_quotesReasons() throws Exception {
        Decoded decoded =
                partial("{\"records\":[{\"Temperature\":1,\"Humidity\":2},{\"a\\\"\":1,\"a\\\"\":1,"
                        + "\"Temperature\":1,\"Humidity\":2}]}");

        assertThat(write(new CsvResults(), decoded, new Scores(new double[2], 0.5), null))
                .endsWith(",,\"the field a\"\" occurs more than once\"\n");
    }

    @Test
    void csv_hasTwoColumns() throws Exception {
        Decoded decoded = Plant.csv("Temperature,Humidity\n1,2\n3,4\n");
        Answer answer = new Answer(
                "m", 1, Plant.SCHEMA, ScoreKind.Z, decoded, new Scores(new double[] {12.5, 0}, 3), null, false);
        ByteOutput out = new ByteOutput();

        new CsvResults().write(answer, out);

        assertThat(new String(out.toByteArray(), StandardCharsets.UTF_8))
                .isEqualTo("is_anomaly,anomaly_score\ntrue,12.5\nfalse,0.0\n");
    }

    private static Decoded partial(String body) throws Exception {
        return Plant.read(new JsonRecords(), body, Plant.SCHEMA, Plant.PARTIAL);
    }

    private static String write(
            ResultWriter writer, Decoded decoded, Scores scores, @Nullable IntFunction<Explanation> explain) {
        ByteOutput out = new ByteOutput();
        boolean partial = decoded.badRecords() > 0;
        writer.write(
                new Answer("plant \"é\"", 3, Plant.SCHEMA, ScoreKind.PROBABILITY, decoded, scores, explain, partial),
                out);
        return new String(out.toByteArray(), StandardCharsets.UTF_8);
    }
}
