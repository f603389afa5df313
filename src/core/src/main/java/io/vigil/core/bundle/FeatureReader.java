package io.vigil.core.bundle;

import io.vigil.core.json.JsonException;
import io.vigil.core.json.JsonValue;
import io.vigil.core.record.CategoricalFeature;
import io.vigil.core.record.Feature;
import io.vigil.core.record.MissingPolicy;
import io.vigil.core.record.NumericFeature;
import io.vigil.core.record.Statistics;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads the features of a manifest.
final class FeatureReader {

    private static final List<String> STATISTICS = List.of("median", "min", "max", "quantiles");

    private FeatureReader() {}

    static List<Feature> read(JsonValue features) throws JsonException {
        List<Feature> read = new ArrayList<>();
        for (JsonValue feature : features.items()) {
            try {
                read.add(feature.optional("categories").isPresent() ? categorical(feature) : numeric(feature));
            } catch (IllegalArgumentException e) {
                throw feature.broken("is wrong: " + e.getMessage());
            }
        }
        return read;
    }

    private static CategoricalFeature categorical(JsonValue feature) throws JsonException {
        return new CategoricalFeature(
                feature.required("name").text(), feature.required("categories").texts());
    }

    private static NumericFeature numeric(JsonValue feature) throws JsonException {
        Optional<JsonValue> missing = feature.optional("missing");
        boolean median = missing.isPresent()
                && missing.get().oneOf(List.of("reject", "median")).equals("median");
        return new NumericFeature(
                feature.required("name").text(),
                feature.textOrNull("unit"),
                feature.required("mean").number(),
                feature.required("scale").number(),
                statistics(feature),
                median ? MissingPolicy.MEDIAN : MissingPolicy.REJECT);
    }

    private static @Nullable Statistics statistics(JsonValue feature) throws JsonException {
        int found = 0;
        for (String name : STATISTICS) {
            found += feature.optional(name).isPresent() ? 1 : 0;
        }
        if (found == 0) {
            return null;
        }
        if (found < STATISTICS.size()) {
            throw feature.broken("must have all of median, min, max and quantiles or none of them");
        }
        return new Statistics(
                feature.required("median").number(),
                feature.required("min").number(),
                feature.required("max").number(),
                feature.required("quantiles").numbers());
    }

    /// A golden record's value: a number, a category's code, or NaN for null.
    static double value(JsonValue value, Feature feature) throws JsonException {
        if (value.isNull()) {
            return Double.NaN;
        }
        if (feature instanceof CategoricalFeature categorical) {
            double code = value.number();
            if (code != Math.rint(code) || code < CategoricalFeature.UNKNOWN || code >= categorical.width()) {
                throw value.broken("must be a category's position, below %d, or -1".formatted(categorical.width()));
            }
            return code;
        }
        return value.number();
    }
}
