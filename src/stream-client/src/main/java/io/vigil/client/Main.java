package io.vigil.client;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/// Starts the stream client.
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        // The console of JDK 22 to 24 claims a terminal even in a pipe.
        System.setProperty("jdk.console", "java.base");
        PrintStream out = utf8(FileDescriptor.out, false);
        PrintStream err = utf8(FileDescriptor.err, true);
        System.exit(ReplayCommand.run(System.in, out, err, arguments));
    }

    private static PrintStream utf8(FileDescriptor descriptor, boolean flushing) {
        BufferedOutputStream buffered = new BufferedOutputStream(new FileOutputStream(descriptor), 1 << 16);
        return new PrintStream(buffered, flushing, StandardCharsets.UTF_8);
    }
}
