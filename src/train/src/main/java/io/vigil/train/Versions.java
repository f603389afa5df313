package io.vigil.train;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;

/// The versions this program was built as and with.
public final class Versions {

    private Versions() {}

    public static String vigil() {
        return read("vigil");
    }

    public static String smile() {
        return read("smile");
    }

    private static String read(String what) {
        Properties versions = new Properties();
        try (InputStream in = Objects.requireNonNull(Versions.class.getResourceAsStream("versions.properties"))) {
            versions.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return versions.getProperty(what);
    }
}
