package io.vigil.systemtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Damaged bundles beside a good one: each is refused by name and rule, and the server goes on.
class BrokenBundlesIT {

    private static final String READING = "{\"temperature\":25.5,\"humidity\":48.2,\"sound\":62.1}";

    @TempDir
    private Path models;

    @Test
    void brokenBundles_areRefusedAndTheOthersServe() throws Exception {
        copy("factory-floor", "good");
        truncate(copy("iot-anomaly", "truncated").resolve("1/forest.bin"));
        flipOneByte(copy("iot-anomaly", "flipped").resolve("1/forest.bin"));
        edit("nan", "\"threshold\" *: *[-0-9.eE]+", "\"threshold\": NaN");
        edit("future", "\"format\" *: *1", "\"format\": 99");
        edit("climbing", "\"forest.bin\"", "\"../forest.bin\"");
        Files.delete(copy("iot-anomaly", "bare").resolve("1/manifest.json"));
        Files.createSymbolicLink(models.resolve("linked"), models.resolve("good"));

        try (Server server = Server.start(models)) {
            List<String> log = server.program().lines();

            assertRefused(log, "truncated/1", "forest.bin");
            assertRefused(log, "flipped/1", "forest.bin");
            assertRefused(log, "nan/1", "manifest.json");
            assertRefused(log, "future/1", "manifest.json");
            assertRefused(log, "climbing/1", "manifest.json");
            assertRefused(log, "bare/1", "manifest.json");
            assertRefused(log, "linked", "linked");
            assertThat(server.post("/predict", "application/json", READING).statusCode()).isEqualTo(200);
            assertThat(server.get("/models/flipped").statusCode()).isEqualTo(503);
        }
    }

    @Test
    void nothingToServe_isAliveButNotReady() throws Exception {
        try (Server server = Server.start(models)) {
            assertThat(server.get("/livez").statusCode()).isEqualTo(200);
            assertThat(server.get("/readyz").statusCode()).isEqualTo(503);
            assertThat(server.get("/health").statusCode()).isEqualTo(503);
            assertThat(server.get("/health").body()).contains("\"status\":\"unavailable\"", "\"model_loaded\":false");
            assertThat(server.post("/predict", "application/json", READING).statusCode()).isEqualTo(503);
        }
    }

    private static void assertRefused(List<String> log, String bundle, String file) {
        assertThat(log).anyMatch(line -> line.contains("model " + bundle + " is refused: " + file + ": "));
    }

    /// Copies a shipped model under another name.
    private Path copy(String model, String name) throws IOException {
        Path from = Server.shippedModels().resolve(model);
        Path to = models.resolve(name);
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
        replace(to, "\"" + model + "\"", "\"" + name + "\"");
        return to;
    }

    private void edit(String name, String pattern, String replacement) throws IOException {
        replace(copy("iot-anomaly", name), pattern, replacement);
    }

    private static void replace(Path model, String pattern, String replacement) throws IOException {
        Path manifest = model.resolve("1/manifest.json");
        String before = Files.readString(manifest);
        String after = before.replaceFirst(pattern, replacement);
        assertThat(after).as(pattern).isNotEqualTo(before);
        Files.writeString(manifest, after);
    }

    private static void truncate(Path payload) throws IOException {
        byte[] bytes = Files.readAllBytes(payload);
        Files.write(payload, Arrays.copyOf(bytes, bytes.length / 2));
    }

    private static void flipOneByte(Path payload) throws IOException {
        byte[] bytes = Files.readAllBytes(payload);
        bytes[bytes.length / 2] ^= 1;
        Files.write(payload, bytes);
    }
}
