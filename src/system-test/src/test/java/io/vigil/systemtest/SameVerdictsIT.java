package io.vigil.systemtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The same file, with all that goes wrong in files, through `./vigil detect` and the edge jar on the oldest and the
/// newest JDK: the same verdicts to the last bit.
class SameVerdictsIT {

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
}
