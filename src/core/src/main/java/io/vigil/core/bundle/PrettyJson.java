package io.vigil.core.bundle;

import io.vigil.core.format.Numbers;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;

/// Writes JSON for people to read, the same bytes on every machine.
final class PrettyJson {

    /// What fills in an object.
    interface Body {
        void write(PrettyJson json);
    }

    private final JsonGenerator out;

    private PrettyJson(JsonGenerator out) {
        this.out = out;
    }

    static byte[] object(Body body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator out = new JsonFactory().createGenerator(new Layout(), bytes)) {
            new PrettyJson(out).braces(body);
        }
        bytes.writeBytes("\n".getBytes(StandardCharsets.UTF_8));
        return bytes.toByteArray();
    }

    PrettyJson object(String name, Body body) {
        out.writeName(name);
        braces(body);
        return this;
    }

    /// An array of objects.
    <T> PrettyJson objects(String name, Iterable<T> items, ItemBody<T> body) {
        out.writeName(name);
        out.writeStartArray();
        for (T item : items) {
            braces(json -> body.write(json, item));
        }
        out.writeEndArray();
        return this;
    }

    /// What fills in an object of an array.
    interface ItemBody<T> {
        void write(PrettyJson json, T item);
    }

    private void braces(Body body) {
        out.writeStartObject();
        body.write(this);
        out.writeEndObject();
    }

    PrettyJson text(String name, String value) {
        out.writeName(name);
        out.writeString(value);
        return this;
    }

    /// Leaves a value out that is null.
    PrettyJson textIf(String name, @Nullable String value) {
        return value == null ? this : text(name, value);
    }

    PrettyJson integer(String name, long value) {
        out.writeName(name);
        out.writeNumber(value);
        return this;
    }

    /// Leaves a value out that is null.
    PrettyJson integerIf(String name, @Nullable Long value) {
        return value == null ? this : integer(name, value);
    }

    PrettyJson number(String name, double value) {
        out.writeName(name);
        out.writeNumber(Numbers.text(value));
        return this;
    }

    /// NaN becomes null.
    PrettyJson numbers(String name, double[] values) {
        out.writeName(name);
        array(values);
        return this;
    }

    PrettyJson rows(String name, double[][] rows) {
        out.writeName(name);
        out.writeStartArray();
        for (double[] row : rows) {
            array(row);
        }
        out.writeEndArray();
        return this;
    }

    private void array(double[] values) {
        out.writeStartArray();
        for (double value : values) {
            if (Double.isNaN(value)) {
                out.writeNull();
            } else {
                out.writeNumber(Numbers.text(value));
            }
        }
        out.writeEndArray();
    }

    PrettyJson texts(String name, Iterable<String> values) {
        out.writeName(name);
        out.writeStartArray();
        values.forEach(out::writeString);
        out.writeEndArray();
        return this;
    }

    /// Two spaces and a line feed, whatever the system's line end is.
    private static final class Layout extends ObjectWriteContext.Base {

        @Override
        public PrettyPrinter getPrettyPrinter() {
            Separators separators = new Separators()
                    .withObjectNameValueSpacing(Separators.Spacing.AFTER)
                    .withArrayElementSpacing(Separators.Spacing.AFTER)
                    .withArrayEmptySeparator("")
                    .withObjectEmptySeparator("");
            return new DefaultPrettyPrinter(separators)
                    .withObjectIndenter(new DefaultIndenter("  ", "\n"))
                    .withArrayIndenter(new DefaultPrettyPrinter.NopIndenter());
        }
    }
}
