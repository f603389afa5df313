package io.vigil.systemtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The same file, with all that goes wrong in files, through `./vigil detect`, the edge jar on the oldest and the
/// newest JDK, and a server: the same verdicts to the last bit.
class SameVerdictsIT {

    /// Rows of a request; each must begin with numbers, since its first row tells which columns hold them.
    private static final int PART = 400;

    @TempDir
    private static Path folder;

    @BeforeAll
    static void writeFeedAndModel() throws Exception {
        Tool.vigil().run(folder, "synth", "--out", ".", "--minutes", "60", "--freq", "1s", "--seed", "7").result();
        List<String> lines = new ArrayList<>(Files.readAllLines(folder.resolve("test.csv")));
        for (int i = lines.size() - 10; i > 400; i -= 97) {
            Collections.swap(lines, i, i + 7);
            lines.add(i - 30, lines.get(i - 31));
            lines.add(i - 50, lines.get(i - 52).replaceFirst(",[^,]*,", ",31.25,"));
            lines.set(i - 60, lines.get(i - 60).replaceFirst(",[^,]*,", ",n/a,"));
        }
        Files.write(folder.resolve("feed.csv"), lines);
        Files.writeString(
                folder.resolve("sensors.json"),
                "[{\"match\":\"temperature\",\"max\":26,\"lateness\":\"PT3S\"},{\"match\":\"pressure\",\"direction\":\"down\"}]");
        writeModel();
    }

    /// Baselines of two of the sensors, written by hand.
    private static void writeModel() throws Exception {
        String sensors = Stream.of(sensor("temperature", 21, 0.5), sensor("vibration", 1.7, 0.1)).collect(Collectors.joining(","));
        byte[] baselines = """
                {"time_zone":"UTC","limits":{"band":2,"spike":3,"break":1.5,"bias_rate":0.002,"ema_rate":0.08},
                 "sensors":[%s]}""".formatted(sensors).getBytes(StandardCharsets.UTF_8);
        String sha256 = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(baselines));
        Path version = Files.createDirectories(folder.resolve("models/fitted/1"));
        Files.write(version.resolve("baselines.json"), baselines);
        Files.writeString(version.resolve("manifest.json"), """
                {"format":1,"name":"fitted","version":1,"algorithm":"seasonal-baseline",
                 "files":[{"name":"baselines.json","sha256":"%s","size":%d}]}""".formatted(sha256, baselines.length));
    }

    private static String sensor(String name, double median, double std) {
        return "{\"entity\":\"\",\"sensor\":\"%s\",\"daily\":{\"median\":%s,\"std\":%s}}"
                .formatted(name, Collections.nCopies(24, median), Collections.nCopies(24, std));
    }

    @ParameterizedTest
    @ValueSource(strings = {"streaming", "rolling-z", "online-forest", "seasonal-baseline"})
    void verdicts_areTheSameOnEveryHost(String detector) throws Exception {
        List<String> options = new ArrayList<>(List.of("detect", "--input", "feed.csv", "--out", "-", "--sensors", "sensors.json", "--detector", detector));
        if (detector.equals("seasonal-baseline")) {
            options.addAll(List.of("--model", "models/fitted"));
        }
        String csv = Tool.vigil().run(folder, options.toArray(String[]::new)).result();
        options.add("--json");
        String json = Tool.vigil().run(folder, options.toArray(String[]::new)).result();

        assertThat(csv).contains(",true,true,", "range", "unparsable_value", "duplicate");
        assertThat(json.lines()).hasSize((int) csv.lines().count() - 1);
        for (Tool tool : List.of(Tool.edge(), Tool.edgeOnJava17())) {
            assertThat(tool.run(folder, options.toArray(String[]::new)).result()).as(tool.name()).isEqualTo(json);
            String[] withoutJson = options.subList(0, options.size() - 1).toArray(String[]::new);
            assertThat(tool.run(folder, withoutJson).result()).as(tool.name()).isEqualTo(csv);
        }
    }

    @Test
    void live_theVerdictsAreThoseOfTheFile() throws Exception {
        Tool edge = Tool.edge();
        String file = edge.run(folder, "detect", "--input", "feed.csv", "--out", "-").result();

        assertThat(edge.pipe(folder, List.of("stream", "--input", "feed.csv", "--rate", "0"), List.of("detect", "--input", "-")).result())
                .isEqualTo(file);
    }

    @Test
    void sensorsJson_mayNameAModelBesideTheInput() throws Exception {
        Files.writeString(
                folder.resolve("fitted.json"), "[{\"match\":\"*\",\"detector\":\"seasonal-baseline\",\"model\":\"fitted\"}]");
        Tool edge = Tool.edge();

        assertThat(edge.run(folder, "detect", "--input", "feed.csv", "--out", "-", "--sensors", "fitted.json").result())
                .isEqualTo(edge.run(folder, "detect", "--input", "feed.csv", "--out", "-", "--model", "models/fitted").result());
    }

    /// The feed as of now, posted in parts.
    @Test
    void http_theVerdictsAreThoseOfTheFile() throws Exception {
        List<String> rows = untilNow(Files.readAllLines(folder.resolve("feed.csv")));
        Files.write(folder.resolve("now.csv"), rows);
        String[] options = {"detect", "--input", "now.csv", "--out", "-", "--sensors", "sensors.json", "--json"};
        List<String> expected = Tool.edge().run(folder, options).result().lines()
                .filter(line -> !line.contains("\"anomaly_score\":null"))
                .map(line -> line.substring(line.indexOf("\"is_anomaly\"")))
                .toList();
        List<String> answered = new ArrayList<>();
        try (Server server = Server.start(
                Server.shippedModels(),
                "--data", folder.resolve("data").toString(),
                "--vigil.db-port=0",
                "--sensors", folder.resolve("sensors.json").toString())) {
            for (int from = 1; from < rows.size(); from += PART) {
                String part = String.join("\n", rows.subList(from, Math.min(from + PART, rows.size())));
                Stream.of(judged(server, rows.get(0) + "\n" + part).split("\\{\"index\":"))
                        .filter(element -> element.contains("\"verdict\":{"))
                        .map(element -> element.replaceFirst(".*\"verdict\":\\{", "").replaceFirst("}}[^}]*$", "}"))
                        .forEach(answered::add);
            }
        }

        for (int i = 0; i < Math.min(answered.size(), expected.size()); i++) {
            assertThat(answered.get(i)).as("verdict %d", i).isEqualTo(expected.get(i));
        }
        assertThat(answered).hasSameSizeAs(expected).hasSizeGreaterThan(10_000);
    }

    /// The results that the server answers, once its database is there.
    private static String judged(Server server, String csv) throws Exception {
        HttpResponse<String> answer = server.post("/readings", "text/csv", csv);
        for (int tries = 0; answer.statusCode() == 503 && tries < 600; tries++) {
            TimeUnit.MILLISECONDS.sleep(100);
            answer = server.post("/readings", "text/csv", csv);
        }
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body().substring(0, answer.body().lastIndexOf(']'));
    }

    /// The rows, moved in time so that the newest is a minute old.
    private static List<String> untilNow(List<String> rows) {
        LocalDateTime newest = rows.stream().skip(1).map(SameVerdictsIT::time).max(LocalDateTime::compareTo).orElseThrow();
        Duration shift = Duration.between(newest, LocalDateTime.now(ZoneOffset.UTC).withNano(0).minusMinutes(1));
        return Stream.concat(
                        Stream.of(rows.get(0)),
                        rows.stream().skip(1).map(row -> time(row).plus(shift).toInstant(ZoneOffset.UTC) + row.substring(row.indexOf(','))))
                .toList();
    }

    private static LocalDateTime time(String row) {
        return LocalDateTime.parse(row.substring(0, row.indexOf(',')));
    }
}
