package io.vigil.cli;

import io.vigil.edge.Environment;
import io.vigil.edge.Streams;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// One run of the program: its exit code and what it wrote.
record Run(int code, String out, String err) {

    static Run of(Object... args) {
        return withInput("", args);
    }

    static Run withInput(String in, Object... args) {
        return in(Environment.NONE, in, args);
    }

    static Run in(Environment environment, String in, Object... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Streams streams = new Streams(new ByteArrayInputStream(in.getBytes(StandardCharsets.UTF_8)), out, err, environment);
        String[] words = List.of(args).stream().map(Object::toString).toArray(String[]::new);
        int code = Vigil.program(streams).execute(words);
        return new Run(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /// The lines on stdout.
    List<String> lines() {
        return out.lines().toList();
    }
}
