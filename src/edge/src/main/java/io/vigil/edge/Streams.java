package io.vigil.edge;

import java.io.FileOutputStream;
import java.io.FileDescriptor;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/// What a command reads and writes besides files.
///
/// @param out results, as `-` or as text for people; UTF-8
/// @param err what went wrong
/// @param environment the environment's variables
public record Streams(InputStream in, OutputStream out, OutputStream err, Environment environment) {

    /// Streams in an environment that says nothing.
    public Streams(InputStream in, OutputStream out, OutputStream err) {
        this(in, out, err, Environment.NONE);
    }

    /// The process's own.
    public static Streams system() {
        return new Streams(
                System.in,
                new FileOutputStream(FileDescriptor.out),
                new FileOutputStream(FileDescriptor.err),
                new Environment(System.getenv()));
    }

    /// Writes text for people, line by line.
    public PrintWriter text() {
        return new PrintWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), true);
    }

    /// The same for what went wrong.
    public PrintWriter errors() {
        return new PrintWriter(new OutputStreamWriter(err, StandardCharsets.UTF_8), true);
    }

    /// Writes data; closing it leaves [#out] open. A reader that went away shows as a [GoneException].
    OutputStream bytes() {
        return new Data(out);
    }

    /// The same for text in UTF-8.
    Writer data() {
        return new OutputStreamWriter(bytes(), StandardCharsets.UTF_8);
    }

    /// Nobody reads the output any more, as after `| head`.
    static final class GoneException extends IOException {

        private static final long serialVersionUID = 1L;

        GoneException(IOException cause) {
            super("nobody reads the output", cause);
        }
    }

    private static final class Data extends OutputStream {

        private final OutputStream out;

        Data(OutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            try {
                out.write(bytes, offset, length);
            } catch (IOException e) {
                throw new GoneException(e);
            }
        }

        @Override
        public void flush() throws IOException {
            out.flush();
        }

        @Override
        public void close() throws IOException {
            out.flush();
        }
    }
}
