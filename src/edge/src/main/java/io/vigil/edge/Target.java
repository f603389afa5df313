package io.vigil.edge;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/// What `--out` names: a file, or stdout as `-`.
record Target(String name, Streams streams) {

    /// @param out what the user named; without it the results of stdin go to stdout, those of a file to
    ///     one beside it
    /// @param suffix what that file's name has more than the input's
    /// @throws ParameterException where it is the input
    static Target of(CommandLine command, String input, @Nullable String out, String suffix, Streams streams)
            throws IOException {
        boolean live = input.equals(Input.STANDARD);
        String name = out != null ? out : live ? Input.STANDARD : input + suffix;
        if (!live && !name.equals(Input.STANDARD) && isSameFile(Path.of(input), Path.of(name))) {
            throw new ParameterException(command, "--out must not be the input");
        }
        return new Target(name, streams);
    }

    private static boolean isSameFile(Path a, Path b) throws IOException {
        return Files.exists(a) && Files.exists(b) && Files.isSameFile(a, b);
    }

    boolean isStandard() {
        return name.equals(Input.STANDARD);
    }

    OutputStream bytes() throws IOException {
        return isStandard() ? streams.bytes() : new BufferedOutputStream(Files.newOutputStream(Path.of(name)));
    }

    /// UTF-8.
    Writer text() throws IOException {
        return new OutputStreamWriter(bytes(), StandardCharsets.UTF_8);
    }
}
