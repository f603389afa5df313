package io.vigil.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EdgeJarIT {

    private static final Path JAR = Path.of("target", "vigil-edge.jar");
    private static final int JAVA_17 = 61;
    private static final int MILLION = 1_000_000;
    private static final int BAD_LINE = 567_890;

    @Test
    void itRunsOnItsOwn() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        JAR.toString(),
                        "synth",
                        "--kind",
                        "iot",
                        "--out",
                        "-")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        assertThat(out).isEqualTo(Run.of("synth", "--kind", "iot", "--out", "-").out());
    }

    /// A file larger than the heap's half, of a thousand sensors, with one bad row in a million.
    @Test
    void aMillionRows_areJudgedIn64MegabytesButForTheBadOne(@TempDir Path folder) throws Exception {
        Path input = folder.resolve("million.csv");
        Random random = new Random(1);
        try (BufferedWriter rows = Files.newBufferedWriter(input)) {
            rows.write("timestamp,machine,a,b\n");
            for (int line = 2; line <= MILLION + 1; line++) {
                String value = line == BAD_LINE ? "1,5" : String.valueOf(random.nextInt(1_000));
                rows.write((line / 1_000) * 60_000L + ",m" + line % 1_000 + "," + value + ",0\n");
            }
        }
        Path model = TestModels.write(folder.resolve("models"), "plain", 2);

        Process detect = jar(folder, "detect", "--input", "million.csv", "--key", "machine", "--value", "a");
        assertThat(output(detect)).matches("million.csv.detected.csv: 1,000,000 readings, [0-9,]+ anomalies, 1 not judged\\R");
        assertThat(detect.errorReader().lines()).containsExactly("1 of 1,000,000 readings were not judged:", "  1 ragged_row: line 567890");
        assertPlaces(folder.resolve("million.csv.detected.csv"), "false,false,ragged_row");

        Process score = jar(folder, "score", "--input", "million.csv", "--model", model.toString());
        assertThat(output(score)).contains("1,000,000 rows").contains("1 not scored");
        assertThat(score.errorReader().lines()).hasSize(2).last().asString().endsWith(": line 567890");
        assertPlaces(folder.resolve("million.csv.scored.csv"), "false,");
    }

    private static void assertPlaces(Path judged, String reason) throws IOException {
        try (Stream<String> lines = Files.lines(judged)) {
            assertThat(lines.skip(BAD_LINE - 1).findFirst().orElseThrow()).contains(reason);
        }
        try (Stream<String> lines = Files.lines(judged)) {
            assertThat(lines.count()).isEqualTo(MILLION + 1);
        }
    }

    private static Process jar(Path folder, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-jar",
                JAR.toAbsolutePath().toString()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).directory(folder.toFile()).start();
    }

    private static String output(Process process) throws IOException, InterruptedException {
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return out;
    }

    @Test
    void itIsSmallEnoughForADevice() throws IOException {
        assertThat(Files.size(JAR)).isLessThan(10_000_000);
    }

    @Test
    void itsClassesRunOnJava17() throws IOException {
        try (JarFile jar = new JarFile(JAR.toFile())) {
            List<JarEntry> classes = jar.stream()
                    .filter(entry -> entry.getName().endsWith(".class") && !entry.getName().startsWith("META-INF/versions/"))
                    .toList();
            assertThat(classes).hasSizeGreaterThan(100);
            for (JarEntry entry : classes) {
                assertThat(version(jar, entry)).as(entry.getName()).isLessThanOrEqualTo(JAVA_17);
            }
        }
    }

    @Test
    void itKeepsTheLicencesOfWhatIsInIt() throws IOException {
        try (JarFile jar = new JarFile(JAR.toFile());
                InputStream licence = jar.getInputStream(jar.getEntry("META-INF/LICENSE"))) {
            assertThat(new String(licence.readAllBytes(), StandardCharsets.UTF_8)).contains("Apache License", "MIT License");
            assertThat(jar.getEntry("META-INF/FastDoubleParser-LICENSE")).isNotNull();
            assertThat(jar.stream().map(JarEntry::getName)).noneMatch(name -> name.startsWith("smile/") || name.startsWith("org/springframework/"));
        }
    }

    private static int version(JarFile jar, JarEntry entry) throws IOException {
        try (DataInputStream in = new DataInputStream(jar.getInputStream(entry))) {
            in.readInt();
            in.readUnsignedShort();
            return in.readUnsignedShort();
        }
    }
}
