package io.vigil.systemtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A build of the command line, and how it is started.
record Tool(String name, List<String> start) {

    private static final long PATIENCE_SECONDS = 120;

    /// Exit code and outputs of one run.
    record Run(int code, String out, String err) {

        /// The output of a run that must have gone well.
        String result() {
            assertThat(code).as(err).isZero();
            return out;
        }
    }

    static Tool vigil() {
        return new Tool("vigil", List.of(Repository.root().resolve("vigil").toString()));
    }

    /// The edge jar on the JDK that runs the tests.
    static Tool edge() {
        return edge("edge", Path.of(System.getProperty("java.home"), "bin", "java"));
    }

    static Tool edgeOnJava17() {
        return edge("edge on Java 17", Jdk17.java());
    }

    private static Tool edge(String name, Path java) {
        Path jar = Repository.root().resolve("src/edge/target/vigil-edge.jar");
        return new Tool(name, List.of(java.toString(), "-Xmx64m", "-jar", jar.toString()));
    }

    Run run(Path folder, String... arguments) throws IOException, InterruptedException {
        return finish(List.of(builder(folder, arguments).redirectInput(Path.of("/dev/null").toFile())), folder);
    }

    /// Runs `stream ARGUMENTS | NEXT`, both by this tool.
    Run pipe(Path folder, List<String> stream, List<String> next) throws IOException, InterruptedException {
        ProcessBuilder first = builder(folder, stream.toArray(String[]::new))
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        return finish(List.of(first, builder(folder, next.toArray(String[]::new))), folder);
    }

    private ProcessBuilder builder(Path folder, String... arguments) {
        List<String> command = new ArrayList<>(start);
        Stream.of(arguments).forEach(command::add);
        return new ProcessBuilder(command).directory(folder.toFile());
    }

    private static Run finish(List<ProcessBuilder> pipeline, Path folder) throws IOException, InterruptedException {
        Path out = Files.createTempFile(folder, "out", ".txt");
        Path err = Files.createTempFile(folder, "err", ".txt");
        pipeline.get(pipeline.size() - 1).redirectOutput(out.toFile()).redirectError(err.toFile());
        List<Process> processes = ProcessBuilder.startPipeline(pipeline);
        Process last = processes.get(processes.size() - 1);
        try {
            assertThat(last.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).as("still running").isTrue();
        } finally {
            processes.forEach(Process::destroyForcibly);
        }
        return new Run(last.exitValue(), text(out), text(err));
    }

    private static String text(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return name;
    }
}
