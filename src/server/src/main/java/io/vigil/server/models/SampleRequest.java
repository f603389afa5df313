package io.vigil.server.models;

import io.vigil.core.format.ByteOutput;
import io.vigil.core.record.CategoricalFeature;
import io.vigil.core.record.Feature;
import io.vigil.core.record.NumericFeature;
import io.vigil.core.record.Schema;
import io.vigil.core.record.Statistics;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// A request that a model answers when it is sent unchanged: a record in the middle of the training
/// data and one at its upper end.
public final class SampleRequest {

    private SampleRequest() {}

    private enum Place {
        MIDDLE,
        UPPER_END
    }

    /// The request's body as JSON.
    public static String json(Schema schema) {
        ByteOutput out = new ByteOutput().ascii("{\"records\":[");
        record(schema, Place.MIDDLE, out);
        record(schema, Place.UPPER_END, out.ascii(','));
        return text(out.ascii("]}"));
    }

    /// One bare record as JSON.
    public static String bare(Schema schema) {
        ByteOutput out = new ByteOutput();
        record(schema, Place.MIDDLE, out);
        return text(out);
    }

    /// The same two records as JSON, one per line.
    public static String ndjson(Schema schema) {
        ByteOutput out = new ByteOutput();
        record(schema, Place.MIDDLE, out);
        record(schema, Place.UPPER_END, out.ascii('\n'));
        return text(out.ascii('\n'));
    }

    /// The same two records as CSV.
    public static String csv(Schema schema) {
        ByteOutput out = new ByteOutput();
        List<Feature> features = schema.features();
        for (int f = 0; f < features.size(); f++) {
            out.ascii(f == 0 ? "" : ",").utf8(quoted(features.get(f).name()));
        }
        for (Place place : Place.values()) {
            for (int f = 0; f < features.size(); f++) {
                cell(features.get(f), place, out.ascii(f == 0 ? "\n" : ","));
            }
        }
        return text(out.ascii('\n'));
    }

    private static void record(Schema schema, Place place, ByteOutput out) {
        String separator = "{";
        for (Feature feature : schema.features()) {
            out.ascii(separator).json(feature.name()).ascii(':');
            separator = ",";
            switch (feature) {
                case NumericFeature numeric -> out.number(value(numeric, place));
                case CategoricalFeature categorical -> out.json(categorical.categories().getFirst());
            }
        }
        out.ascii('}');
    }

    private static void cell(Feature feature, Place place, ByteOutput out) {
        switch (feature) {
            case NumericFeature numeric -> out.number(value(numeric, place));
            case CategoricalFeature categorical -> out.utf8(quoted(categorical.categories().getFirst()));
        }
    }

    private static double value(NumericFeature feature, Place place) {
        Statistics statistics = feature.statistics();
        if (statistics == null) {
            return place == Place.MIDDLE ? feature.mean() : feature.mean() + feature.scale();
        }
        return place == Place.MIDDLE ? statistics.median() : statistics.max();
    }

    private static String quoted(String cell) {
        return cell.matches("[A-Za-z0-9_.-]+") ? cell : "\"" + cell.replace("\"", "\"\"") + "\"";
    }

    private static String text(ByteOutput out) {
        return new String(out.toByteArray(), StandardCharsets.UTF_8);
    }
}
