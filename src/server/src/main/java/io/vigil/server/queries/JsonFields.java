package io.vigil.server.queries;

import io.vigil.core.format.ByteOutput;
import io.vigil.core.series.readings.Timestamps;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Writes fields as a JSON object.
public final class JsonFields implements Fields {

    private final ByteOutput out;
    private boolean first = true;

    private JsonFields(ByteOutput out) {
        this.out = out;
    }

    /// Writes a whole object.
    public static void object(ByteOutput out, Consumer<? super JsonFields> fields) {
        out.ascii('{');
        fields.accept(new JsonFields(out));
        out.ascii('}');
    }

    /// Writes a field that holds an array of objects.
    public <T> JsonFields objects(String name, Iterable<T> items, BiConsumer<? super T, Fields> each) {
        name(name).ascii('[');
        String separator = "";
        for (T item : items) {
            out.ascii(separator);
            object(out, fields -> each.accept(item, fields));
            separator = ",";
        }
        out.ascii(']');
        return this;
    }

    @Override
    public Fields text(String name, @Nullable String value) {
        name(name);
        if (value == null) {
            out.ascii("null");
        } else {
            out.json(value);
        }
        return this;
    }

    @Override
    public Fields number(String name, double value) {
        name(name);
        if (Double.isFinite(value)) {
            out.number(value);
        } else {
            out.ascii("null");
        }
        return this;
    }

    @Override
    public Fields whole(String name, long value) {
        name(name).ascii(Long.toString(value));
        return this;
    }

    @Override
    public Fields flag(String name, @Nullable Boolean value) {
        name(name).ascii(String.valueOf(value));
        return this;
    }

    @Override
    public Fields time(String name, @Nullable Long micros) {
        return text(name, micros == null ? null : Timestamps.text(micros));
    }

    @Override
    public Fields reasons(String name, int mask) {
        name(name).ascii('[');
        String separator = "";
        for (String id : Fields.reasonIds(mask)) {
            out.ascii(separator).json(id);
            separator = ",";
        }
        out.ascii(']');
        return this;
    }

    @Override
    public Fields json(String name, String json) {
        name(name).ascii(json);
        return this;
    }

    @Override
    public Fields inner(String name, Consumer<Fields> fields) {
        name(name);
        object(out, fields);
        return this;
    }

    private ByteOutput name(String name) {
        out.ascii(first ? "" : ",").json(name).ascii(':');
        first = false;
        return out;
    }
}
