package io.vigil.benchmarks.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Load by `wrk`, one thread of it.
///
/// @param program the path of `wrk`
/// @param script what it sends
record Wrk(Path program, Path script) {

    private static final String FIGURES = "figures ";

    /// Finds the program on the `PATH`.
    static Optional<Wrk> find(Scratch scratch) throws IOException {
        Optional<Path> program = Programs.find("wrk");
        return program.isPresent() ? Optional.of(new Wrk(program.get(), scratch.resource("load.lua"))) : Optional.empty();
    }

    /// Loads a contender for some time.
    ///
    /// @throws IOException where a request failed or was not answered with 200
    Round run(Contender contender, Load load, Duration time) throws IOException, InterruptedException {
        Duration before = contender.cpu();
        Process wrk = start(contender, load, time);
        String printed = new String(wrk.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        wrk.waitFor();
        Duration cpu = contender.cpu().minus(before);
        String[] figures = printed.lines()
                .filter(line -> line.startsWith(FIGURES))
                .findFirst()
                .orElseThrow(() -> new IOException("wrk says: " + printed))
                .substring(FIGURES.length())
                .split(" ");
        if (!figures[3].equals("0")) {
            throw new IOException("%s: %s of %s requests failed".formatted(contender.name(), figures[3], figures[0]));
        }
        return new Round(
                Long.parseLong(figures[0]), micros(figures[1]), micros(figures[2]), cpu, load.records());
    }

    /// Loads a contender until the process is ended.
    Process start(Contender contender, Load load, Duration time) throws IOException {
        List<String> command = List.of(
                program.toString(), "-t1", "-c" + load.connections(), "-d" + time.toSeconds() + "s",
                "-s", script.toString(), contender.uri().toString(), "--", load.bodies().toString());
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    private static Duration micros(String text) {
        return Duration.ofNanos(Long.parseLong(text) * 1000);
    }
}
