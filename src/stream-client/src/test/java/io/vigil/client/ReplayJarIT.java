package io.vigil.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The jar as its users start it.
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class ReplayJarIT {

    private static final Path JAR = Path.of("target/vigil-replay.jar").toAbsolutePath();

    @TempDir
    Path folder;

    private final ScriptedServer server;
    private final List<Process> started = new ArrayList<>();

    ReplayJarIT() throws IOException {
        server = new ScriptedServer();
    }

    @AfterEach
    void stop() {
        started.forEach(Process::destroyForcibly);
        server.close();
    }

    private Process start(String heap, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), heap, "-jar", JAR.toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("--url", server.url()));
        Process process = new ProcessBuilder(command).start();
        started.add(process);
        return process;
    }

    private Path rows(int rows, String device) throws IOException {
        Path file = folder.resolve("rows.csv");
        try (BufferedWriter text = Files.newBufferedWriter(file)) {
            text.write("t,u,v,w,anomaly\n");
            for (int i = 0; i < rows; i++) {
                text.write("0." + (i % 10) + ",-0.12345678901234567,0.98765432109876543," + device + ",0\n");
            }
        }
        return file;
    }

    private static void awaitLine(Process process, String start) throws IOException {
        BufferedReader out = process.inputReader();
        String line = out.readLine();
        while (line != null && !line.startsWith(start)) {
            line = out.readLine();
        }
        assertThat(line).as("the line that starts with " + start).isNotNull();
    }

    private static String rest(Process process) throws IOException, InterruptedException {
        StringBuilder text = new StringBuilder();
        process.inputReader().lines().forEach(line -> text.append(line).append('\n'));
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return text.toString();
    }

    @Test
    void killedInMidReplay_itGoesOn_andCountsEveryRowOnce() throws Exception {
        String[] arguments = {
            rows(300, "DHT11_A").toString(), "--rate", "200", "--resume", folder.resolve("p.json").toString()
        };
        Process first = start("-Xmx64m", arguments);
        awaitLine(first, "[50] ");
        first.destroyForcibly();
        first.waitFor();

        Process second = start("-Xmx64m", arguments);
        assertThat(rest(second))
                .contains("[299] ")
                .contains("rows       300: 300 scored, 0 rejected, 0 unreadable")
                .contains("           is normal          150       150");
        assertThat(second.exitValue()).isZero();
        assertThat(server.bodies().size()).isBetween(300, 302);
    }

    @Test
    void interrupted_itPrintsTheSummary() throws Exception {
        String position = folder.resolve("p.json").toString();
        Process process = start("-Xmx64m", rows(300, "DHT11_A").toString(), "--rate", "20", "--resume", position);
        awaitLine(process, "[3] ");
        process.toHandle().destroy();
        assertThat(rest(process)).contains("interrupted " + folder).containsPattern("rows       \\d: \\d scored");
        assertThat(process.errorReader().lines()).containsExactly("replay: the same command goes on from here");
        assertThat(process.exitValue()).isEqualTo(143);
    }

    @Test
    void interruptedWhileItWaitsForInput_itPrintsTheSummary() throws Exception {
        Process process = start("-Xmx64m", "-", "--rate", "0");
        process.outputWriter().write("t\n0.9\n");
        process.outputWriter().flush();
        awaitLine(process, "[0] {\"t\":0.9} -> anomaly 0.9");
        process.toHandle().destroy();
        assertThat(rest(process)).contains("rows       1: 1 scored");
    }

    @Test
    void aFileManyTimesItsMemory_isReplayed() throws Exception {
        Path file = rows(60_000, "x".repeat(1000));
        assertThat(Files.size(file)).isGreaterThan(60_000_000);
        Process process = start("-Xmx20m", file.toString(), "--rate", "0", "--batch", "500", "--quiet");
        assertThat(rest(process)).contains("rows       60,000: 60,000 scored, 0 rejected, 0 unreadable");
        assertThat(process.exitValue()).isZero();
    }

    @Test
    void inAPipe_quietDrawsNothing() throws Exception {
        Process process = start("-Xmx64m", rows(20, "DHT11_A").toString(), "--rate", "0", "--quiet");
        assertThat(rest(process)).startsWith("replayed ").doesNotContain("\r", "\u001b");
    }

    @Test
    void theJar_holdsNoRoomButItsOwn() throws Exception {
        try (var jar = FileSystems.newFileSystem(JAR, Map.of());
                var classes = Files.walk(jar.getPath("/io/vigil"))) {
            assertThat(classes.filter(Files::isRegularFile))
                    .isNotEmpty()
                    .allMatch(path -> path.startsWith("/io/vigil/client"));
        }
    }
}
