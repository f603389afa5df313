package io.vigil.benchmarks.http;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Starts the services that are compared.
///
/// @param jar the server as it is built
record Contenders(Scratch scratch, Path jar) {

    private static final String NATIVE = "--enable-native-access=ALL-UNNAMED";
    private static final String PYTHON = "/usr/bin/python3";
    private static final int WORKERS = Runtime.getRuntime().availableProcessors();

    /// Vigil as `vigil serve` runs it.
    Contender vigil(Path models, String... options) throws IOException, InterruptedException {
        return Contender.start("vigil", scratch, port -> Stream.concat(
                        Stream.of(Programs.jdk("java"), NATIVE, "-jar", jar, "--port", port, "--models", models),
                        Stream.of(options))
                .map(Object::toString)
                .toList());
    }

    /// The null endpoint, compiled against the libraries of the server.
    Contender nullEndpoint() throws IOException, InterruptedException {
        Path server = scratch.file("server");
        if (!Programs.succeeds(
                Programs.jdk("java"), "-Djarmode=tools", "-jar", jar.toString(), "extract", "--destination", server.toString())) {
            throw new IOException(jar + " cannot be extracted");
        }
        String libraries = server.resolve("lib") + "/*";
        Path source = scratch.resource("NullEndpoint.java");
        if (!Programs.succeeds(
                Programs.jdk("javac"), "-cp", libraries, "-d", scratch.file("null").toString(), source.toString())) {
            throw new IOException("the null endpoint cannot be compiled");
        }
        return Contender.start("null", scratch, port -> List.of(
                Programs.jdk("java"), NATIVE, "-cp", scratch.file("null") + ":" + libraries, "NullEndpoint",
                "--server.port=" + port, "--server.address=127.0.0.1", "--spring.threads.virtual.enabled=true",
                "--spring.main.banner-mode=off"));
    }

    /// Flask with its own server, as its programs start it, and under gunicorn with a process per
    /// processor; without what is not installed.
    ///
    /// @param data the CSV file that their forests are fitted on
    List<Contender> flask(Path data) throws IOException, InterruptedException {
        List<Contender> all = new ArrayList<>();
        if (!Programs.succeeds(PYTHON, "-c", "import flask, sklearn")) {
            return all;
        }
        String file = data.toAbsolutePath().toString();
        String script = scratch.resource("service.py").toString();
        all.add(Contender.start("flask", scratch, port -> List.of(PYTHON, script, file, port + "")));
        Optional<Path> gunicorn = Programs.find("gunicorn");
        if (gunicorn.isPresent()) {
            all.add(Contender.start("gunicorn", scratch, port -> List.of(
                    gunicorn.get().toString(), "--workers", WORKERS + "", "--bind", "127.0.0.1:" + port,
                    "service:create('%s')".formatted(file))));
        }
        return all;
    }
}
