package io.vigil.systemtest;

import static org.assertj.core.api.Assertions.fail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// A Vigil command running as a process. Standard output and standard error are kept together, line by line.
final class Program implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Process process;
    private final List<String> lines = Collections.synchronizedList(new ArrayList<>());
    private final Thread reader;

    private Program(Process process) {
        this.process = process;
        this.reader = Thread.ofVirtual().start(this::read);
    }

    /// Runs `./vigil` with these arguments in the repository's root.
    static Program vigil(String... arguments) throws IOException {
        return vigilIn(Repository.root(), arguments);
    }

    /// Runs `./vigil` with these arguments in another folder.
    static Program vigilIn(Path folder, String... arguments) throws IOException {
        List<String> command = Stream.concat(
                        Stream.concat(interruptible(), Stream.of(Repository.root().resolve("vigil").toString())),
                        Stream.of(arguments))
                .toList();
        return run(folder, Map.of(), command);
    }

    /// Runs any command, with variables added to the environment.
    static Program run(Path folder, Map<String, String> variables, List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        builder.environment().putAll(variables);
        return new Program(builder.start());
    }

    List<String> lines() {
        synchronized (lines) {
            return List.copyOf(lines);
        }
    }

    String output() {
        return String.join("\n", lines());
    }

    /// Waits until a line of the output matches.
    void awaitLine(Predicate<String> wanted) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (lines().stream().noneMatch(wanted)) {
            if (System.nanoTime() > deadline || (!process.isAlive() && reader.join(Duration.ofMillis(1)))) {
                fail("the line did not come:\n" + output());
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    /// Waits for the end and returns the exit code.
    int exitCode() throws InterruptedException {
        if (!process.waitFor(PATIENCE) || !reader.join(PATIENCE)) {
            fail("still running:\n" + output());
        }
        return process.exitValue();
    }

    boolean isRunning() {
        return process.isAlive();
    }

    /// This process and all it started.
    List<ProcessHandle> family() {
        return Stream.concat(Stream.of(process.toHandle()), process.descendants()).toList();
    }

    /// As Ctrl-C in a terminal does to the command itself.
    void interrupt() throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
    }

    /// As `kill -9` does; what was printed until then can still be read.
    void kill() throws InterruptedException {
        process.toHandle().destroyForcibly();
        process.waitFor();
    }

    @Override
    public void close() {
        List<ProcessHandle> family = family();
        process.toHandle().destroy();
        process.onExit().completeOnTimeout(process, 20, TimeUnit.SECONDS).join();
        family.forEach(ProcessHandle::destroyForcibly);
    }

    /// A build started in the background of a script ignores SIGINT, and so would all it starts.
    private static Stream<String> interruptible() {
        boolean linux = "Linux".equals(System.getProperty("os.name"));
        return linux ? Stream.of("env", "--default-signal=INT") : Stream.empty();
    }

    private void read() {
        try (BufferedReader reader = process.inputReader()) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.add(line);
            }
        } catch (IOException e) {
            // a killed process takes its output with it
            if (process.isAlive()) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
