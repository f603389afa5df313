package io.vigil.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.core.bundle.BundleWriter;
import io.vigil.core.bundle.SeriesManifest;
import io.vigil.core.series.seasonal.History;
import io.vigil.core.series.seasonal.SeasonalLimits;
import io.vigil.core.series.seasonal.SeasonalModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DetectCommandTest {

    private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");

    @TempDir
    private Path folder;

    /// A minute's reading per row around 20, with one spike to 45.
    private static String spikeAt(int spike, int rows) {
        Random random = new Random(5);
        StringBuilder csv = new StringBuilder("timestamp,note,boiler\n");
        for (int i = 0; i < rows; i++) {
            double value = i == spike ? 45 : 20 + random.nextGaussian();
            csv.append(START.plusSeconds(60L * i)).append(",row ").append(i).append(',').append(value).append('\n');
        }
        return csv.toString();
    }

    @Test
    void everyRow_keepsItsPlaceAndItsColumns() {
        String rows = spikeAt(500, 600);
        Run run = Run.withInput(rows, "detect", "--input", "-");

        List<String> in = rows.lines().toList();
        assertThat(run.code()).isZero();
        assertThat(run.lines()).hasSameSizeAs(in);
        assertThat(run.lines().get(0)).isEqualTo("timestamp,note,boiler,anomaly_score,is_anomaly,in_event,reason");
        for (int i = 1; i < in.size(); i++) {
            assertThat(run.lines().get(i)).startsWith(in.get(i) + ",");
        }
        assertThat(run.lines().get(501)).startsWith(in.get(501)).endsWith(",true,true,spike");
        assertThat(run.lines().get(1)).endsWith(",0.0,false,false,");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void onlyAnomalies_leavesTheOthersOut() {
        Run run = Run.withInput(spikeAt(500, 600), "detect", "--input", "-", "--only-anomalies");

        assertThat(run.lines()).hasSize(2);
        assertThat(run.lines().get(1)).contains(",row 500,45.0,").endsWith(",true,true,spike");
    }

    @Test
    void severalColumns_areSensorsOfTheirOwn() {
        Run run = Run.withInput(
                "ts;machine;heat;sound;state\n2026-03-02 00:00;m1;1.5;2;ok\n2026-03-02 00:00;m2;x;3;ok\n",
                "detect", "--input", "-", "--key", "machine");

        assertThat(run.lines())
                .containsExactly(
                        "ts;machine;heat;sound;state;sensor;anomaly_score;is_anomaly;in_event;reason",
                        "2026-03-02 00:00;m1;1.5;2;ok;m1/heat;0.0;false;false;",
                        "2026-03-02 00:00;m1;1.5;2;ok;m1/sound;0.0;false;false;",
                        "2026-03-02 00:00;m2;x;3;ok;m2/heat;;false;false;unparsable_value",
                        "2026-03-02 00:00;m2;x;3;ok;m2/sound;0.0;false;false;");
    }

    @Test
    void value_choosesColumns() {
        Run run = Run.withInput("when,a,b\n5,1,2\n", "detect", "--input", "-", "--time", "when", "--value", "b");

        assertThat(run.lines()).containsExactly("when,a,b,anomaly_score,is_anomaly,in_event,reason", "5,1,2,0.0,false,false,");
    }

    @Test
    void longTable_hasOneSensorPerRow() {
        Run run = Run.withInput(
                "timestamp,sensor_id,value\n1,a,5\n1,b,6\n1,a,5\n", "detect", "--input", "-");

        assertThat(run.lines())
                .containsExactly(
                        "timestamp,sensor_id,value,anomaly_score,is_anomaly,in_event,reason",
                        "1,a,5,0.0,false,false,",
                        "1,b,6,0.0,false,false,",
                        "1,a,5,,false,false,duplicate");
    }

    @Test
    void whatIsNotJudged_isCountedByReasonWithItsFirstLines() {
        StringBuilder csv = new StringBuilder("timestamp,lat,lon,value\n");
        csv.append("1000,,,1\n1000,,,1\n1000,,,2\n500,,,1\nsoon,,,1\n2000\n3000,91,0,1\n");
        csv.append("4000,,,\n".repeat(6));
        Run run = Run.withInput(csv.toString(), "detect", "--input", "-", "--key", "lat", "--value", "value");

        assertThat(run.code()).isZero();
        assertThat(run.err().lines())
                .containsExactly(
                        "9 of 13 readings were not judged:",
                        "  1 duplicate: line 3",
                        "  1 unparsable_timestamp: line 6",
                        "  1 ragged_row: line 7",
                        "  6 missing_value: lines 9, 10, 11, 12, 13, ...",
                        "2 judged but not learned from:",
                        "  1 conflict: line 4",
                        "  1 late: line 5",
                        "1 judged without a part that cannot be:",
                        "  1 position: line 8");
    }

    @Test
    void mixedSensors_areNoticed() {
        Run run = Run.withInput("time,Plant_ID,heat\n1,a,5\n1,b,6\n", "detect", "--input", "-", "--value", "heat");

        assertThat(run.err().lines())
                .containsExactly(
                        "1 judged but not learned from:",
                        "  1 conflict: line 3",
                        "with --key Plant_ID the rows of each are sensors of their own");
    }

    @Test
    void raggedRow_getsTheHeadersWidth() {
        Run run = Run.withInput("time,a\n1\n2,3,4\n", "detect", "--input", "-", "--value", "a");

        assertThat(run.lines())
                .containsExactly(
                        "time,a,anomaly_score,is_anomaly,in_event,reason", "1,,,false,false,ragged_row", "2,3,,false,false,ragged_row");
    }

    @Test
    void file_isJudgedToAFileBesideIt() throws Exception {
        String rows = spikeAt(500, 600);
        Path input = Files.writeString(folder.resolve("in.csv"), rows);
        Run run = Run.of("detect", "--input", input);

        Path output = folder.resolve("in.csv.detected.csv");
        assertThat(run).isEqualTo(new Run(0, "%s: 600 readings, 1 anomalies, 0 not judged%n".formatted(output), ""));
        assertThat(Files.readString(output)).isEqualTo(Run.withInput(rows, "detect", "--input", "-").out());
    }

    @Test
    void json_isAnObjectPerReading() throws Exception {
        Path input = Files.writeString(folder.resolve("in.csv"), "time,a,b\n1.5,7,\n1.5,7,1\n");
        Run run = Run.of("detect", "--input", input, "--json", "--detector", "rolling-z");

        assertThat(run.code()).isZero();
        assertThat(Files.readAllLines(folder.resolve("in.csv.detected.jsonl")))
                .containsExactly(
                        "{\"sensor_id\":\"a\",\"timestamp\":\"1970-01-01T00:00:00.001500Z\",\"value\":7.0,"
                                + "\"is_anomaly\":false,\"in_event\":false,\"anomaly_score\":0.0,\"reasons\":[],"
                                + "\"expected\":null,\"lower\":null,\"upper\":null,\"learning\":{\"n\":0,\"of\":30}}",
                        "{\"sensor_id\":\"b\",\"timestamp\":null,\"value\":null,"
                                + "\"is_anomaly\":false,\"in_event\":false,\"anomaly_score\":null,"
                                + "\"reasons\":[\"missing_value\"],\"expected\":null,\"lower\":null,\"upper\":null}",
                        "{\"sensor_id\":\"a\",\"timestamp\":\"1970-01-01T00:00:00.001500Z\",\"value\":7.0,"
                                + "\"is_anomaly\":false,\"in_event\":false,\"anomaly_score\":null,"
                                + "\"reasons\":[\"duplicate\"],\"expected\":null,\"lower\":null,\"upper\":null}",
                        "{\"sensor_id\":\"b\",\"timestamp\":\"1970-01-01T00:00:00.001500Z\",\"value\":1.0,"
                                + "\"is_anomaly\":false,\"in_event\":false,\"anomaly_score\":0.0,\"reasons\":[],"
                                + "\"expected\":null,\"lower\":null,\"upper\":null,\"learning\":{\"n\":0,\"of\":30}}");
    }

    @Test
    void sensorsFile_holdsForTheSensorsItMatches() throws Exception {
        Path sensors = Files.writeString(folder.resolve("sensors.json"), "[{\"match\":\"m1/*\",\"max\":100}]");
        Run run = Run.withInput(
                "time,machine,heat\n1,m1,101\n1,m2,101\n", "detect", "--input", "-", "--key", "machine", "--sensors", sensors);

        assertThat(run.lines().get(1)).isEqualTo("1,m1,101,1.0,true,true,range");
        assertThat(run.lines().get(2)).isEqualTo("1,m2,101,0.0,false,false,");
    }

    @Test
    void environment_namesSensorsFileAndTimeZone() throws Exception {
        Path sensors = Files.writeString(folder.resolve("sensors.json"), "[{\"match\":\"*\",\"max\":100}]");
        Map<String, String> variables =
                Map.of("VIGIL_SENSORS", sensors.toString(), "VIGIL_TIME_ZONE", "Europe/Berlin", "VIGIL_ZONES", "");
        Run run = Run.in(new Environment(variables), "time,heat\n2026-07-01 12:00,101\n", "detect", "--input", "-", "--json");

        assertThat(run.out()).contains("\"timestamp\":\"2026-07-01T10:00:00Z\"", "\"reasons\":[\"range\"]");
    }

    @Test
    void zones_giveReadingsTheirLocation() throws Exception {
        Path zones = Files.writeString(folder.resolve("zones.json"),
                """
                {"type":"Feature","properties":{"name":"north"},
                 "geometry":{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,1],[0,0]]]}}""");
        Run run = Run.in(
                new Environment(Map.of("VIGIL_ZONES", zones.toString())),
                "time,sensor,lat,lon,value\n1,heat,0.5,0.5,3\n",
                "detect", "--input", "-", "--json");

        assertThat(run.out()).startsWith("{\"sensor_id\":\"north/heat\",");
    }

    @Test
    void model_judgesByItsBaselines() throws Exception {
        Path model = seasonalModel("heat");
        String rows = "time,machine,heat\n2026-03-02T00:00Z,m1,20\n2026-03-02T00:10Z,m1,80\n2026-03-02T00:00Z,m2,80\n";
        Run run = Run.withInput(rows, "detect", "--input", "-", "--key", "machine", "--model", model);

        assertThat(run.err()).isEmpty();
        assertThat(run.lines().get(1)).endsWith(",false,false,");
        assertThat(run.lines().get(2)).endsWith(",true,true,spike|band|break");
        assertThat(run.lines().get(3)).endsWith(",0.0,false,false,");
    }

    private Path seasonalModel(String name) throws IOException {
        History history = new History(ZoneOffset.UTC);
        Random random = new Random(3);
        for (int hour = 0; hour < 100; hour++) {
            history.add(hour * 3_600_000_000L, 20 + random.nextGaussian());
        }
        SeasonalModel model = new SeasonalModel(
                ZoneOffset.UTC, SeasonalLimits.DEFAULT, List.of(history.fit("m1", "heat")));
        Path folder = this.folder.resolve("models");
        return BundleWriter.replace(folder, new SeriesManifest(name, 1, null, List.of()), model);
    }

    @Test
    void rowModel_isRefused() throws Exception {
        Path model = TestModels.write(folder.resolve("models"), "plain", 2);

        assertThat(Run.withInput("time,a\n1,2\n", "detect", "--input", "-", "--model", model))
                .isEqualTo(new Run(
                        1,
                        "",
                        "vigil-edge detect: manifest.json: algorithm must be seasonal-baseline, robust-z scores records:"
                                + " vigil score does that%n".formatted()));
    }

    @Test
    void tableWithoutRows_isAHeader() {
        assertThat(Run.withInput("time,a\n", "detect", "--input", "-"))
                .isEqualTo(new Run(0, "time,a,anomaly_score,is_anomaly,in_event,reason\n", ""));
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '~', textBlock =
            """
            a,b\\n1,2\\n            =>                      => no column holds the time; name one
            time,a\\n1,x\\n         =>                      => no column holds numbers; name one
            time,a\\n1,2\\n         => --value b            => column is missing: b
            time,a\\n1,2\\n         => --sensors no.json    => no.json: no such file
            time,reason\\n1,2\\n    =>                      => the input has a column reason already, rename it
            time,a,sensor\\n1,2,3\\n => --value a,sensor    => the input has a column sensor already, rename it
            time,a\\n1,"2\\n        =>                      => line 2: a quote is not closed, or text follows the closing one
            """)
    void inputThatCannotBeJudged_isAFailedJob(String rows, String options, String message) {
        String[] args = ("detect --input - " + (options == null ? "" : options)).strip().split(" ");
        Run run = Run.withInput(rows.replace("\\n", "\n"), (Object[]) args);

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).isEqualTo("vigil-edge detect: " + message + System.lineSeparator());
    }

    @Test
    void wrongEnvironment_isAFailedJob() {
        Run run = Run.in(new Environment(Map.of("VIGIL_TIME_ZONE", "Mars")), "time,a\n1,2\n", "detect", "--input", "-");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).startsWith("vigil-edge detect: VIGIL_TIME_ZONE must be a time zone, such as UTC or Europe/Berlin");
    }

    @Test
    void badInput_leavesAnEarlierResultAlone() throws Exception {
        Path input = Files.writeString(folder.resolve("in.csv"), "a,b\n1,2\n");
        Path output = Files.writeString(folder.resolve("in.csv.detected.csv"), "earlier");
        Run.of("detect", "--input", input);

        assertThat(output).hasContent("earlier");
    }
}
