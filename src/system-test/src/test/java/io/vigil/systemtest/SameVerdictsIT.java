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
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// The same file, with all that goes wrong in files, through `./vigil detect`, the edge jar on the oldest and the
/// newest JDK, and a server: the same verdicts to the last bit.
class SameVerdictsIT {

    /// Rows of a request; each must begin with numbers, since its first row tells which columns hold them.
    private static final int PART = 400;

    private static final int MINUTES = 10;
    private static final List<String> DETECTORS = List.of("streaming", "rolling-z", "online-forest", "seasonal-baseline");

    private static final Pattern LASTING = Pattern.compile(
            "(\"sensor_id\":\"[^\"]*\").*?(\"timestamp\":\"[^\"]*\",\"value\":[^,]*).*?(\"is_anomaly\":.*?,\"upper\":[^,}]*)");

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

    /// Baselines of two sensors, of no plant and of one, written by hand.
    private static void writeModel() throws Exception {
        String sensors = Stream.of("", "seasonal-baseline")
                .flatMap(plant -> Stream.of(sensor(plant, "temperature", 21, 0.5), sensor(plant, "vibration", 1.7, 0.1)))
                .collect(Collectors.joining(","));
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

    private static String sensor(String plant, String name, double median, double std) {
        return "{\"entity\":\"%s\",\"sensor\":\"%s\",\"daily\":{\"median\":%s,\"std\":%s}}"
                .formatted(plant, name, Collections.nCopies(24, median), Collections.nCopies(24, std));
    }

    @ParameterizedTest
    @FieldSource("DETECTORS")
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

    /// Minutes of the feed as of now, for each detector a plant, posted in parts to a server that is killed halfway, with
    /// a part under way that is sent again: what it answers and what it stores.
    @Test
    void http_theVerdictsAreThoseOfTheFile_alsoWhenTheServerIsKilled() throws Exception {
        List<String> rows = aPlantForEachDetector(untilNow(Files.readAllLines(folder.resolve("feed.csv")).subList(0, MINUTES * 60)));
        Files.write(folder.resolve("now.csv"), rows);
        Files.writeString(folder.resolve("plants.json"), sensorsOfPlants());
        List<String> expected = expectedOfPlants();
        List<String> parts = parts(rows);
        int half = parts.size() / 2;

        List<String> before = new ArrayList<>();
        try (Server server = serve()) {
            for (String part : parts.subList(0, half)) {
                before.addAll(judged(server, part));
            }
            killWhileItTakes(server, parts.get(half));
        }
        List<String> again;
        List<String> after = new ArrayList<>();
        try (Server server = serve()) {
            again = judged(server, parts.get(half));
            for (String part : parts.subList(half + 1, parts.size())) {
                after.addAll(judged(server, part));
            }
            assertSame(stored(server), expected.stream().map(SameVerdictsIT::lasting).toList());
        }

        List<String> verdicts = expected.stream().map(line -> line.substring(line.indexOf("\"is_anomaly\""))).toList();
        int resumed = verdicts.size() - after.size();
        assertSame(before, verdicts.subList(0, before.size()));
        assertSame(after, verdicts.subList(resumed, verdicts.size()));
        // a part that was stored before the kill comes again as repeats, which are not judged
        if (!again.isEmpty()) {
            assertSame(again, verdicts.subList(before.size(), resumed));
        }
    }

    /// By `./vigil detect` and the edge jar; of each detector enough, with alarms.
    private static List<String> expectedOfPlants() throws Exception {
        String[] options = {"detect", "--input", "now.csv", "--key", "plant_id", "--out", "-", "--sensors", "plants.json", "--json"};
        String json = Tool.edge().run(folder, options).result();
        assertThat(Tool.vigil().run(folder, options).result()).isEqualTo(json);
        List<String> expected = json.lines().filter(line -> !line.contains("\"anomaly_score\":null")).toList();
        for (String detector : DETECTORS) {
            assertThat(expected)
                    .filteredOn(line -> line.startsWith("{\"sensor_id\":\"" + detector + "/"))
                    .hasSizeGreaterThan(100 * MINUTES)
                    .anyMatch(line -> line.contains("\"is_anomaly\":true"));
        }
        return expected;
    }

    private static void killWhileItTakes(Server server, String part) throws Exception {
        try (ExecutorService client = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<HttpResponse<String>> unused = client.submit(() -> server.post("/readings", "text/csv", part));
            TimeUnit.MILLISECONDS.sleep(20);
            server.program().kill();
        }
    }

    private static void assertSame(List<String> found, List<String> expected) {
        for (int i = 0; i < Math.min(found.size(), expected.size()); i++) {
            assertThat(found.get(i)).as("verdict %d", i).isEqualTo(expected.get(i));
        }
        assertThat(found).hasSameSizeAs(expected);
    }

    /// `timestamp,temperature,..,anomaly` as `timestamp,plant_id,temperature,..,anomaly`.
    private static List<String> aPlantForEachDetector(List<String> rows) {
        return Stream.concat(
                        Stream.of(rows.getFirst().replaceFirst(",", ",plant_id,")),
                        rows.stream().skip(1).flatMap(row -> DETECTORS.stream().map(detector -> row.replaceFirst(",", "," + detector + ","))))
                .toList();
    }

    private static String sensorsOfPlants() {
        return DETECTORS.stream()
                .map(detector -> {
                    String by = "\"detector\":\"" + detector + '"' + (detector.equals("seasonal-baseline") ? ",\"model\":\"fitted\"" : "");
                    return """
                            {"match":"%1$s/temperature","max":26,"lateness":"PT3S",%2$s},
                            {"match":"%1$s/pressure","direction":"down",%2$s},{"match":"%1$s/*",%2$s}""".formatted(detector, by);
                })
                .collect(Collectors.joining(",\n", "[", "]"));
    }

    private static Server serve() throws Exception {
        return Server.start(
                folder.resolve("models"),
                "--data", folder.resolve("data").toString(),
                "--vigil.db-port=0",
                "--sensors", folder.resolve("plants.json").toString());
    }

    private static List<String> parts(List<String> rows) {
        List<String> parts = new ArrayList<>();
        for (int from = 1; from < rows.size(); from += PART) {
            parts.add(rows.getFirst() + "\n" + String.join("\n", rows.subList(from, Math.min(from + PART, rows.size()))));
        }
        return parts;
    }

    /// The verdicts that the server answers, once its database is there.
    private static List<String> judged(Server server, String csv) throws Exception {
        HttpResponse<String> answer = server.post("/readings", "text/csv", csv);
        for (int tries = 0; answer.statusCode() == 503 && tries < 600; tries++) {
            TimeUnit.MILLISECONDS.sleep(100);
            answer = server.post("/readings", "text/csv", csv);
        }
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        String results = answer.body().substring(0, answer.body().lastIndexOf(']'));
        return Stream.of(results.split("\\{\"index\":"))
                .filter(result -> result.contains("\"verdict\":{"))
                .map(result -> result.replaceFirst(".*\"verdict\":\\{", "").replaceFirst("}}[^}]*$", "}"))
                .toList();
    }

    /// What the server has stored, in the order in which it was judged.
    private static List<String> stored(Server server) throws Exception {
        Map<Long, String> byId = new TreeMap<>();
        Matcher next = Pattern.compile("\"next\":\"([^\"]*)\"").matcher("");
        String cursor = "";
        do {
            HttpResponse<String> page = server.get("/readings?limit=10000" + cursor);
            assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
            Stream.of(page.body().split("\\{\"id\":"))
                    .skip(1)
                    .forEach(reading -> byId.put(Long.valueOf(reading.substring(0, reading.indexOf(','))), lasting(reading)));
            next.reset(page.body());
            cursor = next.find() ? "&cursor=" + next.group(1) : "";
        } while (!cursor.isEmpty());
        return List.copyOf(byId.values());
    }

    /// The part of a verdict that is stored, with its reading.
    private static String lasting(String json) {
        Matcher found = LASTING.matcher(json);
        assertThat(found.find()).as(json).isTrue();
        return found.group(1) + found.group(2) + found.group(3);
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
