package io.vigil.core.synth;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// The configurations that Vigil brings along.
public enum Kind {
    /// Several sensors, each with faults of its own: one mostly clean file to train on and one to test.
    SENSORS("sensors"),
    /// Standardised, unordered device readings with anomalies that a model can only partly see.
    IOT("iot"),
    /// One machine's temperature, humidity and sound, once a minute.
    FACTORY("factory"),
    /// Ten plants of eleven sensors each, every six hours, side by side.
    PLANTS("plants"),
    /// Five locations of five sensors each, once a minute, one reading per row.
    SITES("sites");

    private final String id;

    Kind(String id) {
        this.id = id;
    }

    /// Its name on the command line.
    public String id() {
        return id;
    }

    /// The configuration file itself.
    public String json() {
        String resource = id + ".json";
        try (InputStream in = Kind.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is not in this program");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public SynthConfig config() {
        try {
            return SynthConfig.parse(json());
        } catch (ConfigException e) {
            throw new IllegalStateException(id + ".json: " + e.getMessage(), e);
        }
    }
}
