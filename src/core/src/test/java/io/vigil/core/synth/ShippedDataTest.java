package io.vigil.core.synth;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The files in `data/` are what their README says wrote them.
class ShippedDataTest {

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"IOT", "FACTORY", "PLANTS"})
    void generatorWritesTheShippedBytes(Kind kind) throws IOException {
        StringWriter out = new StringWriter();
        new Generator(kind.config(), 42).write(0, out);
        assertThat(Files.readString(data().resolve(kind.id() + ".csv"))).isEqualTo(out.toString());
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"IOT", "FACTORY", "PLANTS"})
    void readmeNamesTheCommandAndTheHash(Kind kind) throws IOException, NoSuchAlgorithmException {
        byte[] file = Files.readAllBytes(data().resolve(kind.id() + ".csv"));
        String sha256 = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
        assertThat(Files.readString(data().resolve("README.md"), StandardCharsets.UTF_8))
                .contains("`./vigil synth --kind %s --seed 42 --out data` | `%s`".formatted(kind.id(), sha256));
    }

    private static Path data() {
        return Stream.iterate(Path.of("").toAbsolutePath(), Path::getParent)
                .takeWhile(Objects::nonNull)
                .filter(folder -> Files.exists(folder.resolve("mvnw")))
                .findFirst()
                .orElseThrow()
                .resolve("data");
    }
}
