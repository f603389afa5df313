package io.vigil.systemtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// `vigil`, the one door: which program stands behind which word, and what comes back through it.
class ScriptIT {

    @ParameterizedTest
    @ValueSource(strings = {"demo", "serve", "replay", "simulate", "train", "score", "detect", "stream", "evaluate", "describe", "analyze", "synth", "bench"})
    void everyCommand_explainsItself(String command) throws Exception {
        try (Program help = Program.vigil(command, "--help")) {
            assertThat(help.exitCode()).isZero();
            assertThat(help.lines()).anyMatch(line -> line.matches("(?i)(usage: )?vigil " + command + "\\b.*"));
        }
    }

    @Test
    void overview_listsEveryCommandOfTheCli() throws Exception {
        try (Program overview = Program.vigil();
                Program cli = Program.vigil("--version", "--help")) {
            assertThat(overview.exitCode()).isZero();
            assertThat(cli.exitCode()).isZero();
            assertThat(commands(overview)).containsAll(commands(cli)).contains("demo", "serve", "replay", "simulate", "bench");
        }
    }

    @Test
    void unknownCommand_isWrongUsage() throws Exception {
        try (Program wrong = Program.vigil("scoer")) {
            assertThat(wrong.exitCode()).isEqualTo(2);
            assertThat(wrong.output()).contains("scoer");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "--rate 0      | simulate: --rate must be a whole number from 1 to 999999",
        "--rate x      | simulate: --rate must be a whole number from 1 to 999999",
        "--sensors 7   | simulate: --sensors must be a multiple of 5 from 5 to 5000",
        "--sensors     | simulate: --sensors needs a value",
        "--speed 1     | simulate: unknown option '--speed' (see vigil simulate --help)",
        "--rate 6000 --sensors 5 | simulate: --rate must be at most 1000 readings per sensor and second"
    })
    void simulate_wrongUsage(String arguments, String message) throws Exception {
        String[] command = ("simulate " + arguments).split(" ");
        try (Program wrong = Program.vigil(command)) {
            assertThat(wrong.exitCode()).isEqualTo(2);
            assertThat(wrong.lines().getLast()).isEqualTo("vigil: " + message);
        }
    }

    @Test
    void failedJob_exitsWithOne(@TempDir Path folder) throws Exception {
        try (Program describe = Program.vigilIn(folder, "describe", "--data", "absent.csv")) {
            assertThat(describe.exitCode()).isEqualTo(1);
            assertThat(describe.output()).contains("absent.csv");
        }
    }

    @Test
    void files_areThoseOfTheCallersFolder(@TempDir Path folder) throws Exception {
        Files.copy(Repository.root().resolve("data/iot.csv"), folder.resolve("mine.csv"));
        try (Program describe = Program.vigilIn(folder, "describe", "--data", "mine.csv")) {
            assertThat(describe.exitCode()).isZero();
            assertThat(describe.output()).contains("Humidity");
        }
    }

    private static List<String> commands(Program help) {
        return Pattern.compile("(?m)^  ([a-z]+)  +\\S").matcher(help.output()).results()
                .map(match -> match.group(1))
                .toList();
    }
}
