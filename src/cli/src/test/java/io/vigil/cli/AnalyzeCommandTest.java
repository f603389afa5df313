package io.vigil.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.core.bundle.ModelsFolder;
import io.vigil.core.bundle.SeriesBundle;
import io.vigil.core.series.seasonal.SensorBaseline;
import io.vigil.edge.Environment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnalyzeCommandTest {

    private static final String HEADER = "Timestamp,entity,Sensor,BaselineType,value,baseline,lower,upper,residual,"
            + "flag_band,flag_spike,flag_break,is_anomaly";

    @TempDir
    private Path folder;

    private Path out;

    @BeforeEach
    void chooseOut() {
        out = folder.resolve("reports");
    }

    private Path data(String name, String... lines) throws IOException {
        return Files.writeString(folder.resolve(name), String.join("\n", lines) + "\n");
    }

    private List<String> report() throws IOException {
        return Files.readAllLines(out.resolve("anomalies_report.csv"));
    }

    private SeriesBundle model(String name) throws Exception {
        return ModelsFolder.openSeries(out.resolve("models").resolve(name));
    }

    private List<String> plots() throws IOException {
        try (Stream<Path> plots = Files.list(out.resolve("plots"))) {
            return plots.map(plot -> plot.getFileName().toString()).sorted().toList();
        }
    }

    /// Median 3 and standard deviation 1 in the hour of midnight; the bias is 0, -0.002, -0.001992.
    @Test
    void report_holdsWhatWasWorkedOutByHand() throws Exception {
        Path data = data("Odd Name.csv", "ts,plant_id,heat", "2026-01-01,7,2", "2026-01-02,7,3", "2026-01-03,7,4");
        assertThat(Run.of("analyze", "--data", data, "--out", out).code()).isZero();
        assertThat(report())
                .containsExactly(
                        HEADER,
                        "2026-01-01T00:00:00Z,7,heat,daily,2.0,3.0,1.0,5.0,-1.0,false,false,false,false",
                        "2026-01-02T00:00:00Z,7,heat,daily,3.0,3.0,0.9980000000000002,4.998,0.0019999999999997797,false,false,false,false",
                        "2026-01-03T00:00:00Z,7,heat,daily,4.0,3.0,0.998008,4.9980080000000005,1.001992,false,false,false,false");
        assertThat(plots()).containsExactly("7-heat.svg", "overview.svg");
        SeriesBundle bundle = model("odd-name");
        assertThat(bundle.manifest().version()).isEqualTo(1);
        assertThat(bundle.model().zone().getId()).isEqualTo("UTC");
        SensorBaseline heat = bundle.model().sensor("7/heat").orElseThrow();
        assertThat(heat.daily().medians()).containsOnly(3);
        assertThat(heat.daily().stds()).containsOnly(1);
    }

    @Test
    void summary_tellsWhatWasReadAndLeftOut() throws Exception {
        Path data = data(
                "press.csv",
                "time,machine_id,note,heat,humidity",
                "2026-01-01,a,new,1,50",
                "2026-01-02,a,,2,oops",
                "2026-01-02,a,,2,60",
                "yesterday,a,,2,50",
                "2026-01-03,a,,3",
                "2026-01-04,a,,3,130");
        Run run = Run.of("analyze", "--data", data, "--out", out);
        assertThat(run)
                .isEqualTo(new Run(
                        0,
                        """
                        %1$s: 6 rows, 6 readings of 2 sensors, 2026-01-01T00:00:00Z to 2026-01-04T00:00:00Z
                        not analyzed: note
                        1 exact repeat left out
                        5 values left out:
                          1 unparsable_value: line 3
                          2 unparsable_timestamp: lines 5, 5
                          2 ragged_row: lines 6, 6

                        sensor    entities  readings  baseline  anomalies          band  spike  break
                        heat             1         3     daily          0   0.0 %%     0      0      0
                        humidity         1         3     daily          1  33.3 %%     1      1      0
                        all              2         6     daily          1  16.7 %%     1      1      0

                        report  %2$s/anomalies_report.csv, 6 rows
                        plots   %2$s/plots/overview.svg and one per sensor
                        model   %2$s/models/press/1
                        """.formatted(data, out),
                        ""));
    }

    @Test
    void longTable_isAnalyzedSensorBySensor() throws Exception {
        Path data = data(
                "sites.csv",
                "timestamp,sensor_id,sensor_type,location,value",
                "2026-01-01T00:00:00Z,hall/heat,heat,hall,1",
                "2026-01-01T00:00:00Z,p-7,heat,hall,2");
        assertThat(Run.of("analyze", "--data", data, "--out", out).code()).isZero();
        assertThat(report().subList(1, 3))
                .allMatch(row -> row.matches("2026-01-01T00:00:00Z,(hall,heat|,p-7),daily,.*"));
        assertThat(model("sites").model().sensor("p-7")).isPresent();
        assertThat(model("sites").model().sensor("hall/heat")).isPresent();
    }

    @Test
    void columns_areThoseThatAreNamed() throws Exception {
        Path data = data("x.csv", "when,unit_no,a,b", "2026-01-01,1,5,6");
        assertThat(Run.of("analyze", "--data", data, "--out", out, "--time", "when", "--key", "unit_no", "--value", "b")
                        .code())
                .isZero();
        SeriesBundle bundle = model("x");
        assertThat(bundle.model().sensors()).extracting(SensorBaseline::id).containsExactly("1/b");
        assertThat(bundle.manifest().provenance()).isNotNull().satisfies(origin -> {
            assertThat(origin.options()).isEqualTo(Map.of("key", "unit_no", "value", "b"));
            assertThat(origin.rows()).isEqualTo(1);
            assertThat(origin.dataSha256()).matches("[0-9a-f]{64}");
        });
    }

    @Test
    void anotherRun_takesThePlaceOfTheOneBefore() throws Exception {
        Path data = data("x.csv", "ts,a", "2026-01-01,1");
        Run.of("analyze", "--data", data, "--out", out);
        data("x.csv", "ts,b", "2026-01-01,1");
        assertThat(Run.of("analyze", "--data", data, "--out", out).code()).isZero();
        assertThat(plots()).containsExactly("b.svg", "overview.svg");
        assertThat(report()).hasSize(2).last().asString().contains(",b,");
        assertThat(model("x").model().sensors()).extracting(SensorBaseline::id).containsExactly("b");
        try (Stream<Path> versions = Files.list(out.resolve("models/x"))) {
            assertThat(versions).extracting(Path::getFileName).extracting(Path::toString).containsExactly("1");
        }
    }

    @Test
    void environment_namesTheDataAndTheTimeZone() throws Exception {
        Path data = data("x.csv", "ts,a", "2026-07-01 01:30,1");
        Environment environment = new Environment(Map.of("DATA_PATH", data.toString(), "VIGIL_TIME_ZONE", "Europe/Berlin"));
        assertThat(Run.in(environment, "", "analyze", "--out", out).code()).isZero();
        assertThat(report().get(1)).startsWith("2026-06-30T23:30:00Z,");
        assertThat(model("x").model().zone().getId()).isEqualTo("Europe/Berlin");
    }

    @Test
    void plots_ofIdsThatLookAlike_areAllThere() throws Exception {
        Path data = data("x.csv", "ts,plant_id,a b,a/b", "2026-01-01,ü,1,2", "2026-01-01,..,1,2");
        assertThat(Run.of("analyze", "--data", data, "--out", out).code()).isZero();
        assertThat(plots()).containsExactly("a-b-2.svg", "a-b-3.svg", "a-b-4.svg", "a-b.svg", "overview.svg");
    }

    @Test
    void detect_withTheModel_answersAsTheRichestBaseline() throws Exception {
        String[] lines = Stream.concat(
                        Stream.of("ts,a"),
                        IntStream.range(0, 200).mapToObj(h -> "%d,%d".formatted(h * 3_600_000L, h * h % 17)))
                .toArray(String[]::new);
        Path data = data("x.csv", lines);
        assertThat(Run.of("analyze", "--data", data, "--out", out).code()).isZero();
        Run detected = Run.of("detect", "--model", out.resolve("models/x"), "--input", data, "--out", "-");
        List<String> verdicts = detected.lines().stream().skip(1).map(line -> line.split(",")[3]).toList();
        assertThat(report().stream().filter(row -> row.contains(",weekly,")).map(row -> row.replaceFirst(".*,", "")))
                .hasSize(200)
                .containsExactlyElementsOf(verdicts);
        assertThat(verdicts).contains("true", "false");
    }

    @Test
    void nothingToAnalyze_isAFailedJob() throws Exception {
        failed(data("x.csv", "ts,a", "then,1"), "no reading can be used: 1 row, 1 value left out");
        failed(data("x.csv", "ts,humidity", "2026-01-01,900"), "no reading can be used: 1 row, 0 values left out");
        failed(data("x.csv", "ts,a"), "no reading can be used: 0 rows, 0 values left out");
        failed(data("x.csv", "a,b", "1,2"), "no column holds the time; name one");
        failed(data("---.csv", "ts,a"), folder.resolve("---.csv") + ": its name, which the model is to have, holds no letter or digit");
        failed(folder.resolve("absent.csv"), folder.resolve("absent.csv") + ": no such file");
        assertThat(out).doesNotExist();
    }

    private void failed(Path data, String reason) {
        assertThat(Run.of("analyze", "--data", data, "--out", out))
                .isEqualTo(new Run(1, "", "vigil analyze: " + reason + System.lineSeparator()));
    }
}
