package io.vigil.systemtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A replay over a server that dies, and a replay that dies itself: every row is counted exactly once.
class ReplayIT {

    private static final int ROWS = 3_000;
    private static final String ALL_SCORED = "rows       3,000: 3,000 scored, 0 rejected, 0 unreadable";
    private static final Pattern VERDICT = Pattern.compile("\\[(\\d+)] \\{.*} -> (anomaly|normal) [0-9.]+ \\(.*\\)");

    @Test
    void replay_outlivesAKilledServer() throws Exception {
        int port = Server.freePort();
        try (Server first = Server.startOn(port, Server.shippedModels());
                Program replay = replay(port)) {
            replay.awaitLine(line -> line.startsWith("[300] "));
            first.program().kill();
            replay.awaitLine(line -> line.contains("trying again"));

            try (Server second = Server.startOn(port, Server.shippedModels())) {
                assertThat(second.program().isRunning()).isTrue();
                assertThat(replay.exitCode()).isZero();
            }
            assertThat(replay.lines()).contains(ALL_SCORED);
            assertThat(rows(replay)).containsExactlyElementsOf(IntStream.range(0, ROWS).boxed().toList());
        }
    }

    @Test
    void replay_resumesWhereItWasKilled(@TempDir Path folder) throws Exception {
        String position = folder.resolve("position").toString();
        try (Server server = Server.start(Server.shippedModels());
                Program killed = replay(server.port(), "--resume", position)) {
            killed.awaitLine(line -> line.startsWith("[300] "));
            killed.kill();

            try (Program resumed = replay(server.port(), "--resume", position)) {
                assertThat(resumed.exitCode()).isZero();
                assertThat(resumed.lines()).contains(ALL_SCORED);
                assertThat(rows(resumed)).hasSizeLessThan(ROWS - 299).doesNotHaveDuplicates();
                assertThat(Stream.of(killed, resumed).flatMap(program -> rows(program).stream()).distinct())
                        .hasSize(ROWS);
            }
        }
    }

    private static Program replay(int port, String... more) throws Exception {
        List<String> command = Stream.concat(
                        Stream.of("replay", "data/iot.csv", "--url", "http://localhost:" + port, "--rate", "300"),
                        Stream.of(more))
                .toList();
        return Program.vigil(command.toArray(String[]::new));
    }

    private static List<Integer> rows(Program replay) {
        return replay.lines().stream()
                .map(VERDICT::matcher)
                .filter(verdict -> verdict.matches())
                .map(verdict -> Integer.valueOf(verdict.group(1)))
                .toList();
    }
}
