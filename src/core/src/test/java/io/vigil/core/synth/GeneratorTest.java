package io.vigil.core.synth;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GeneratorTest {

    @ParameterizedTest
    @EnumSource(Kind.class)
    void theSameSeed_givesTheSameText(Kind kind) {
        assertThat(text(kind.config(), 7, 0)).isEqualTo(text(kind.config(), 7, 0));
        assertThat(text(kind.config(), 7, 0)).isNotEqualTo(text(kind.config(), 8, 0));
    }

    @Test
    void filesFollowOneAnotherInTime() throws ConfigException {
        SynthConfig config = config("30s", "1", "", "");
        assertThat(rows(config, 0)).extracting(row -> row[0]).containsExactly("2024-01-01T00:00:00", "2024-01-01T00:00:30");
        assertThat(rows(config, 1)).extracting(row -> row[0]).containsExactly("2024-01-01T00:01:00", "2024-01-01T00:01:30");
    }

    @Test
    void timesCarryMilliseconds_whereRowsAreThatClose() throws ConfigException {
        assertThat(rows(config("250ms", "0.01", "", ""), 0))
                .extracting(row -> row[0])
                .containsExactly("2024-01-01T00:00:00.000", "2024-01-01T00:00:00.250");
    }

    @Test
    void noiseHasTheStandardDeviationAskedFor() throws ConfigException {
        double[] values = values(rows(config("1s", "500", "", ", \"noise\": 2"), 0));
        assertThat(mean(values)).isBetween(9.95, 10.05);
        assertThat(deviation(values)).isBetween(1.97, 2.03);
    }

    @Test
    void dailySwingPeaksAtThree() throws ConfigException {
        double[] hours = values(rows(config("1h", "1440", "", ", \"daily_swing\": 4"), 0));
        assertThat(hours).hasSize(24);
        assertThat(hours[15]).isEqualTo(14);
        assertThat(hours[3]).isEqualTo(6);
    }

    @Test
    void driftAddsUpOverDays() throws ConfigException {
        double[] days = values(rows(config("1d", "4320", "", ", \"drift\": -0.5"), 0));
        assertThat(days).containsExactly(10, 9.5, 9);
    }

    @Test
    void dropout_leavesTheCellEmptyAndLabelsTheRow() throws ConfigException {
        List<String[]> rows = rows(config("1s", "10", "", faults("dropout", "\"rate\": 20, \"length\": [2, 2]")), 0);
        assertThat(rows.stream().filter(row -> row[1].isEmpty())).hasSize(24).allMatch(row -> row[2].equals("1"));
        assertThat(rows.stream().filter(row -> row[2].equals("1"))).hasSize(24);
    }

    @Test
    void spike_isOffByItsSizeInItsDirection() throws ConfigException {
        String spike = faults("spike", "\"rate\": 10, \"size\": [3, 3], \"direction\": \"down\"");
        List<String[]> rows = rows(config("1s", "10", "", spike), 0);
        assertThat(rows.stream().filter(row -> row[2].equals("1"))).hasSize(6).allMatch(row -> row[1].equals("7"));
        assertThat(rows.stream().filter(row -> row[2].equals("0"))).hasSize(594).allMatch(row -> row[1].equals("10"));
    }

    @Test
    void drift_creepsToItsSize() throws ConfigException {
        String drift = faults("drift", "\"rate\": 2, \"size\": [4, 4], \"length\": [4, 4], \"direction\": \"up\"");
        List<String[]> rows = rows(config("1s", "10", "", drift), 0);
        assertThat(rows.stream().filter(row -> row[2].equals("1")).limit(4))
                .extracting(row -> row[1])
                .containsExactly("11", "12", "13", "14");
    }

    @Test
    void stuck_repeatsTheValueBefore() throws ConfigException {
        String stuck = ", \"noise\": 1" + faults("stuck", "\"rate\": 2, \"length\": [5, 5]");
        List<String[]> rows = rows(config("1s", "10", "", stuck), 0);
        int from = labels(rows).indexOf("1");
        assertThat(rows.subList(from, from + 5)).extracting(row -> row[1]).containsOnly(rows.get(from - 1)[1]);
        assertThat(rows.get(from + 5)[1]).isNotEqualTo(rows.get(from)[1]);
    }

    @Test
    void levelShift_lastsItsLength() throws ConfigException {
        String shift = faults("level_shift", "\"rate\": 2, \"size\": [5, 5], \"length\": [7, 7], \"direction\": \"up\"");
        List<String[]> rows = rows(config("1s", "10", "", shift), 0);
        int from = labels(rows).indexOf("1");
        assertThat(rows.subList(from, from + 7)).extracting(row -> row[1]).containsOnly("15");
        assertThat(rows.get(from + 7)[1]).isEqualTo("10");
    }

    @Test
    void aFileWithoutFaults_isClean() throws ConfigException {
        String spike = faults("spike", "\"rate\": 100, \"size\": [3, 3]");
        assertThat(labels(rows(config("1s", "10", "", spike), 1))).containsOnly("0");
    }

    @Test
    void range_cutsWhatTheSensorCannotShow() throws ConfigException {
        double[] values = values(rows(config("1s", "10", "", ", \"noise\": 3, \"range\": [9, 11]"), 0));
        assertThat(values).contains(9, 11);
        assertThat(Arrays.stream(values).boxed()).allMatch(value -> value >= 9 && value <= 11);
    }

    @Test
    void standardisedColumns_haveMeanZeroAndDeviationOne() throws ConfigException {
        double[] values = values(rows(config("1s", "10", "\"standardise\": true,", ", \"noise\": 3"), 0));
        assertThat(mean(values)).isBetween(-0.001, 0.001);
        assertThat(deviation(values)).isBetween(0.999, 1.001);
    }

    @Test
    void shuffledRows_areTheSameRows() throws ConfigException {
        List<String> ordered = lines(config("1s", "10", "", ", \"noise\": 3"));
        List<String> shuffled = lines(config("1s", "10", "\"shuffle\": true,", ", \"noise\": 3"));
        assertThat(shuffled).isNotEqualTo(ordered).containsExactlyInAnyOrderElementsOf(ordered);
    }

    @Test
    void testFile_ofTheDefaultKind_holdsEveryKindOfFault() {
        Generator generator = new Generator(Kind.SENSORS.config(), 42);
        List<String[]> rows = parse(write(generator, 1));
        assertThat(rows).hasSize(300);
        assertThat(rows).anyMatch(row -> row[1].isEmpty() || row[2].isEmpty());
        assertThat(labels(rows).stream().filter("1"::equals).count()).isBetween(20L, 60L);
        assertThat(labels(parse(write(generator, 0))).stream().filter("1"::equals).count()).isLessThan(15);
    }

    private static String faults(String kind, String rest) {
        return ", \"faults\": [{\"kind\": \"%s\", %s}]".formatted(kind, rest);
    }

    private static SynthConfig config(String freq, String minutes, String options, String sensor) throws ConfigException {
        return SynthConfig.parse(
                """
                {"start": "2024-01-01T00:00:00", "freq": "%s", "minutes": %s, "time": "at", "label": "bad",
                 %s
                 "files": [{"name": "a.csv"}, {"name": "b.csv", "faults": 0}],
                 "sensors": [{"name": "x", "mean": 10, "decimals": 3 %s}]}
                """
                        .formatted(freq, minutes, options, sensor));
    }

    private static String text(SynthConfig config, long seed, int file) {
        return write(new Generator(config, seed), file);
    }

    private static String write(Generator generator, int file) {
        StringWriter out = new StringWriter();
        try {
            generator.write(file, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }

    private static List<String> lines(SynthConfig config) {
        return text(config, 42, 0).lines().skip(1).toList();
    }

    private static List<String[]> rows(SynthConfig config, int file) {
        return parse(text(config, 42, file));
    }

    private static List<String[]> parse(String csv) {
        return csv.lines().skip(1).map(line -> line.split(",", -1)).toList();
    }

    private static List<String> labels(List<String[]> rows) {
        return rows.stream().map(row -> row[row.length - 1]).toList();
    }

    private static double[] values(List<String[]> rows) {
        return rows.stream().mapToDouble(row -> Double.parseDouble(row[1])).toArray();
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    private static double deviation(double[] values) {
        double mean = mean(values);
        return Math.sqrt(Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum() / values.length);
    }
}
