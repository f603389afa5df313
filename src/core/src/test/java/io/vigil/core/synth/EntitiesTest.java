package io.vigil.core.synth;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Several things that have the same sensors, in wide rows and in long ones.
class EntitiesTest {

    private static final String CONFIG =
            """
            {"start": "2024-01-01T00:00:00", "freq": "1h", "minutes": 2880, "time": "at", "label": "bad", %s
             "entities": {"name": "plant", "values": ["a", "b"]},
             "files": [{"name": "all.csv"}],
             "sensors": [
               {"name": "heat", "unit": "°C", "mean": 20, "spread": 30, "noise": 1, "decimals": 3},
               {"name": "damp", "mean": 50, "spread": 2, "follows": {"sensor": "heat", "gain": -2}, "decimals": 3,
                "faults": [{"kind": "dropout", "rate": 100, "length": [2, 4]}]}]}
            """;

    private static Generator generator(String options) throws ConfigException {
        return new Generator(SynthConfig.parse(CONFIG.formatted(options)), 42);
    }

    private static List<String[]> rows(Generator generator) {
        StringWriter out = new StringWriter();
        try {
            generator.write(0, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString().lines().map(line -> line.split(",", -1)).toList();
    }

    @Test
    void wideRows_comeInstantByInstantAndEntityByEntity() throws ConfigException {
        List<String[]> rows = rows(generator(""));
        assertThat(rows).hasSize(1 + 48 * 2);
        assertThat(rows.get(0)).containsExactly("at", "plant", "heat", "damp", "bad");
        assertThat(rows.subList(1, 4))
                .extracting(row -> row[0] + " " + row[1])
                .containsExactly("2024-01-01T00:00:00 a", "2024-01-01T00:00:00 b", "2024-01-01T01:00:00 a");
    }

    @Test
    void longRows_areTheSameReadings_withoutThoseThatAreMissing() throws ConfigException {
        Set<String> wide = new HashSet<>();
        for (String[] row : rows(generator("")).subList(1, 97)) {
            wide.add(row[0] + " " + row[1] + "/heat " + row[2]);
            if (!row[3].isEmpty()) {
                wide.add(row[0] + " " + row[1] + "/damp " + row[3]);
            }
        }
        List<String[]> readings = rows(generator("\"long\": true,"));
        assertThat(readings.get(0)).containsExactly("at", "sensor_id", "sensor_type", "plant", "value", "unit", "bad");
        assertThat(readings.get(1)).startsWith("2024-01-01T00:00:00", "a/heat", "heat", "a").endsWith("°C", "0");
        assertThat(readings.subList(1, readings.size()).stream().map(row -> row[0] + " " + row[1] + " " + row[4]))
                .containsExactlyInAnyOrderElementsOf(wide);
        assertThat(wide.size()).isBetween(150, 191);
    }

    @Test
    void entities_differInLevelAndNoise() throws ConfigException {
        List<String[]> rows = rows(generator(""));
        double a = mean(rows, "a");
        double b = mean(rows, "b");
        assertThat(Math.abs(a - b)).isGreaterThan(0.6);
        assertThat(Double.parseDouble(rows.get(1)[2]) - a).isNotEqualTo(Double.parseDouble(rows.get(2)[2]) - b);
    }

    @Test
    void levelsStayTheSame_inTheStretchThatFollows() throws ConfigException {
        Generator generator = generator("");
        assertThat(generator.steps(1).rows(0).get(0).get(0)).isEqualTo("2024-01-03T00:00:00");
        double first = mean(generator.steps(0));
        assertThat(mean(generator.steps(1))).isBetween(first - 0.7, first + 0.7);
    }

    @Test
    void startingAt_writesTimesInUtc() throws ConfigException {
        SynthConfig now = SynthConfig.parse(CONFIG.formatted("")).startingAt(Instant.parse("2026-03-29T01:30:00.75Z"));
        Steps steps = new Generator(now, 42).steps(0);
        assertThat(steps.rows(1).get(0).get(0)).isEqualTo("2026-03-29T02:30:00Z");
    }

    private static double mean(List<String[]> rows, String entity) {
        return rows.stream()
                .filter(row -> row[1].equals(entity))
                .mapToDouble(row -> Double.parseDouble(row[2]))
                .average()
                .orElseThrow();
    }

    private static double mean(Steps steps) {
        double sum = 0;
        for (int step = 0; step < steps.size(); step++) {
            sum += Double.parseDouble(steps.rows(step).get(0).get(2));
        }
        return sum / steps.size();
    }
}
