package io.vigil.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.core.bundle.Bundle;
import io.vigil.core.bundle.BundleException;
import io.vigil.core.bundle.ModelsFolder;
import io.vigil.core.bundle.SerializedForests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The models that are shipped are what the commands in their README write.
class ShippedModelsIT {

    private static final Pattern COMMAND = Pattern.compile("`\\./vigil (train [^`]*--name ([a-z-]+)[^`]*)`");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @MethodSource("commands")
    void command_writesTheShippedModel(String command, String name) throws BundleException {
        List<Object> args = new ArrayList<>(List.of(command.replace("data/", root().resolve("data") + "/").split(" ")));
        args.addAll(List.of("--out", folder));
        assertThat(Run.of(args.toArray()).err()).isEmpty();
        Bundle shipped = open(root().resolve("models"), name);
        Bundle built = open(folder, name);
        assertThat(built.manifest().files()).isEqualTo(shipped.manifest().files());
        assertThat(built.manifest().threshold()).isEqualTo(shipped.manifest().threshold());
        assertThat(built.manifest().metrics()).isEqualTo(shipped.manifest().metrics());
    }

    @ParameterizedTest
    @MethodSource("commands")
    void shippedModel_isProven(String command, String name) throws BundleException {
        assertThat(open(root().resolve("models"), name).proven()).isTrue();
    }

    static Stream<Object[]> commands() throws IOException {
        List<MatchResult> found = COMMAND.matcher(Files.readString(root().resolve("models/README.md"))).results().toList();
        assertThat(found).hasSize(2);
        return found.stream().map(match -> new Object[] {match.group(1), match.group(2)});
    }

    private static Bundle open(Path models, String name) throws BundleException {
        return ModelsFolder.open(models.resolve(name), SerializedForests.REFUSED);
    }

    private static Path root() {
        return Stream.iterate(Path.of("").toAbsolutePath(), Path::getParent)
                .takeWhile(Objects::nonNull)
                .filter(folder -> Files.exists(folder.resolve("mvnw")))
                .findFirst()
                .orElseThrow();
    }
}
