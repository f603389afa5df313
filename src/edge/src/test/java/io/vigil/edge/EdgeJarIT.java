package io.vigil.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;

class EdgeJarIT {

    private static final Path JAR = Path.of("target", "vigil-edge.jar");
    private static final int JAVA_17 = 61;

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
            assertThat(jar.stream().map(JarEntry::getName)).noneMatch(name -> name.startsWith("smile/"));
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
