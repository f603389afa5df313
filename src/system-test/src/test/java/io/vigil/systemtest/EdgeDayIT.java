package io.vigil.systemtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.restassured.path.json.JsonPath;
import io.restassured.path.json.config.JsonPathConfig;
import io.restassured.path.json.config.JsonPathConfig.NumberReturnType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A day of the edge tool: make data, train, score, evaluate, and score a live feed, by `./vigil` and by the edge
/// jar on the oldest and the newest JDK, which must all say the same.
class EdgeDayIT {

    private static final int LABEL = 5;
    private static final int SCORE = 6;
    private static final int DECISION = 7;

    @TempDir
    private Path folder;

    /// A scored row.
    private record Row(boolean anomaly, double score, boolean flagged) {

        static Row of(String line) {
            String[] cells = line.split(",", -1);
            return new Row(cells[LABEL].equals("1"), Double.parseDouble(cells[SCORE]), cells[DECISION].equals("true"));
        }
    }

    @Test
    void theSameSeed_makesTheSameBytes() throws Exception {
        for (Tool tool : tools()) {
            synth(tool, folder.resolve(tool.name()));
        }

        for (String file : List.of("train.csv", "test.csv")) {
            assertThat(tools()).allSatisfy(tool -> assertThat(folder.resolve(tool.name()).resolve(file))
                    .hasSameBinaryContentAs(folder.resolve("vigil").resolve(file)));
        }
    }

    @Test
    void scoresMetricsAndLiveAlarms_areTheSameAndRight() throws Exception {
        synth(Tool.vigil(), folder);
        Tool.vigil().run(folder, "train", "--data", "train.csv", "--algorithm", "robust-z", "--name", "edge").result();
        for (Tool tool : tools()) {
            tool.run(folder, "score", "--model", "models/edge", "--input", "test.csv", "--out", tool.name()).result();
        }

        String scored = Files.readString(folder.resolve("vigil"));
        assertThat(tools()).allSatisfy(tool -> assertThat(folder.resolve(tool.name())).hasContent(scored));
        List<String> lines = scored.lines().toList();
        assertThat(lines.get(0)).isEqualTo("timestamp,temperature,humidity,vibration,pressure,anomaly,anomaly_score,is_anomaly,reason");
        for (Tool tool : tools()) {
            evaluates(tool, lines);
            findsLive(tool, lines);
        }
    }

    private static List<Tool> tools() {
        return List.of(Tool.vigil(), Tool.edge(), Tool.edgeOnJava17());
    }

    private void synth(Tool tool, Path out) throws Exception {
        tool.run(folder, "synth", "--out", out.toString(), "--minutes", "5", "--freq", "1s", "--seed", "42").result();
    }

    private void evaluates(Tool tool, List<String> scored) throws Exception {
        String json = tool.run(folder, "evaluate", "--input", "vigil", "--label", "anomaly", "--json", "-").result();
        List<Row> rows = scored.stream().skip(1).filter(line -> !line.split(",", -1)[SCORE].isEmpty()).map(Row::of).toList();
        Map<String, Double> figures = new TreeMap<>(metrics(rows));
        figures.put("unscored", 300.0 - rows.size());
        JsonPath told = new JsonPath(json).using(new JsonPathConfig(NumberReturnType.DOUBLE));

        assertThat(rows).anyMatch(Row::anomaly).anyMatch(Row::flagged);
        for (Entry<String, Double> figure : figures.entrySet()) {
            assertThat(told.getDouble(figure.getKey())).as(figure.getKey()).isCloseTo(figure.getValue(), within(1e-12));
        }
    }

    /// The metrics by their definitions: each anomaly against each normal row, each distinct score as a threshold.
    private static Map<String, Double> metrics(List<Row> rows) {
        double hits = count(rows, row -> row.anomaly() && row.flagged());
        double flagged = count(rows, Row::flagged);
        double anomalies = count(rows, Row::anomaly);
        double wins = 0;
        for (Row high : rows.stream().filter(Row::anomaly).toList()) {
            for (Row low : rows.stream().filter(row -> !row.anomaly()).toList()) {
                wins += high.score() > low.score() ? 1 : high.score() == low.score() ? 0.5 : 0;
            }
        }
        double averagePrecision = 0;
        for (double threshold : rows.stream().mapToDouble(Row::score).distinct().toArray()) {
            double gained = count(rows, row -> row.anomaly() && row.score() == threshold);
            double found = count(rows, row -> row.anomaly() && row.score() >= threshold);
            averagePrecision += gained / anomalies * found / count(rows, row -> row.score() >= threshold);
        }
        return Map.of(
                "precision", hits / flagged,
                "recall", hits / anomalies,
                "f1", 2 * hits / (flagged + anomalies),
                "auc", wins / (anomalies * (rows.size() - anomalies)),
                "average_precision", averagePrecision,
                "true_positives", hits,
                "rows", (double) rows.size());
    }

    private static double count(List<Row> rows, Predicate<Row> wanted) {
        return rows.stream().filter(wanted).count();
    }

    /// Streams the rows around the first alarm, five a second.
    private void findsLive(Tool tool, List<String> scored) throws Exception {
        List<String> all = Files.readAllLines(folder.resolve("test.csv"));
        int alarm = (int) scored.stream().takeWhile(line -> !line.contains(",true,")).count();
        List<Integer> part = Stream.iterate(Math.max(1, alarm - 5), i -> i < Math.min(alarm + 5, all.size()), i -> i + 1).toList();
        Files.write(folder.resolve("part.csv"), Stream.concat(Stream.of(all.get(0)), part.stream().map(all::get)).toList());
        Tool.Run live = tool.pipe(
                folder,
                List.of("stream", "--input", "part.csv", "--rate", "5"),
                List.of("score", "--model", "models/edge", "--input", "-", "--only-anomalies"));

        assertThat(live.result().lines())
                .containsExactlyElementsOf(Stream.concat(
                                Stream.of(scored.get(0)),
                                part.stream().map(scored::get).filter(line -> line.contains(",true,")))
                        .toList());
    }
}
