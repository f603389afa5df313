package io.vigil.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VigilJarIT {

    @TempDir
    private Path folder;

    @Test
    void synthTrainScoreEvaluate_runFromTheJarWithoutANoise() throws Exception {
        run("synth", "--kind", "iot", "--out", folder);
        run("train", "--data", folder.resolve("iot.csv"), "--label", "Anomaly", "--name", "iot", "--out", folder, "--set", "trees=20");
        run("score", "--model", folder.resolve("iot"), "--input", folder.resolve("iot.csv"));
        run("evaluate", "--input", folder.resolve("iot.csv.scored.csv"), "--label", "Anomaly", "--json", folder.resolve("f.json"));
        assertThat(Files.readString(folder.resolve("f.json"))).contains("\"rows\": 3000,", "\"unscored\": 0,");
    }

    private void run(Object... args) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-jar");
        command.add(Path.of("target", "vigil-cli.jar").toString());
        List.of(args).forEach(arg -> command.add(arg.toString()));
        Path err = folder.resolve("err.txt");
        Process process = new ProcessBuilder(command).redirectError(err.toFile()).redirectOutput(folder.resolve("out.txt").toFile()).start();
        assertThat(process.waitFor()).as(Files.readString(err, StandardCharsets.UTF_8)).isZero();
        assertThat(Files.readString(err, StandardCharsets.UTF_8)).isEmpty();
    }
}
