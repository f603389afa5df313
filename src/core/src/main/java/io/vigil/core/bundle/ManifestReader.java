package io.vigil.core.bundle;

import io.vigil.core.bundle.Manifest.GoldenRecord;
import io.vigil.core.bundle.Manifest.Smoothing;
import io.vigil.core.json.JsonException;
import io.vigil.core.json.JsonValue;
import io.vigil.core.record.Schema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads `manifest.json`. Unknown keys are ignored, so that a newer Vigil may add some.
final class ManifestReader {

    private final JsonValue root;

    private ManifestReader(JsonValue root) {
        this.root = root;
    }

    /// What a bundle's manifest says, as a [Manifest] or a [SeriesManifest].
    static AnyManifest read(byte[] bytes) throws BundleException {
        try {
            ManifestReader reader = new ManifestReader(JsonValue.parse(Manifest.FILE, bytes));
            ManifestParts.requireFormat(reader.root);
            return reader.isSeries() ? reader.seriesManifest() : reader.manifest();
        } catch (JsonException e) {
            throw BundleException.of(e);
        } catch (IllegalArgumentException e) {
            throw new BundleException(Manifest.FILE, String.valueOf(e.getMessage()), e);
        }
    }

    private boolean isSeries() throws JsonException {
        Optional<JsonValue> algorithm = root.optional("algorithm");
        return algorithm.isPresent() && algorithm.get().text().equals(SeriesManifest.ALGORITHM);
    }

    private SeriesManifest seriesManifest() throws JsonException {
        return new SeriesManifest(
                root.required("name").text(),
                ManifestParts.version(root),
                ManifestParts.provenance(root),
                ManifestParts.files(root));
    }

    private Manifest manifest() throws JsonException {
        Schema schema = schema();
        Algorithm algorithm = algorithm();
        root.required("score").oneOf(List.of(algorithm.scoreKind().id()));
        return new Manifest(
                root.required("name").text(),
                ManifestParts.version(root),
                algorithm,
                schema,
                algorithm.scoreKind(),
                root.required("threshold").number(),
                root.textOrNull("calibration"),
                smoothing(),
                ManifestParts.provenance(root),
                metrics(),
                golden(schema),
                ManifestParts.files(root));
    }

    private Algorithm algorithm() throws JsonException {
        List<String> ids = Stream.concat(
                        Stream.of(Algorithm.values()).map(Algorithm::id), Stream.of(SeriesManifest.ALGORITHM))
                .toList();
        return Algorithm.values()[ids.indexOf(root.required("algorithm").oneOf(ids))];
    }

    private Schema schema() throws JsonException {
        Optional<JsonValue> ids = root.optional("id_columns");
        return new Schema(
                FeatureReader.read(root.required("features")),
                new LinkedHashSet<>(ids.isEmpty() ? List.of() : ids.get().texts()),
                root.textOrNull("time_column"));
    }

    private @Nullable Smoothing smoothing() throws JsonException {
        Optional<JsonValue> smoothing = root.optional("smoothing");
        if (smoothing.isEmpty()) {
            return null;
        }
        long rows = smoothing.get().required("rows").integer(2);
        return new Smoothing((int) Math.min(rows, Integer.MAX_VALUE), smoothing.get().textOrNull("key"));
    }

    private Map<String, Double> metrics() throws JsonException {
        Map<String, Double> metrics = new LinkedHashMap<>();
        Optional<JsonValue> found = root.optional("metrics");
        if (found.isPresent()) {
            for (String name : found.get().names()) {
                metrics.put(name, found.get().required(name).number());
            }
        }
        return metrics;
    }

    private List<GoldenRecord> golden(Schema schema) throws JsonException {
        List<GoldenRecord> golden = new ArrayList<>();
        Optional<JsonValue> found = root.optional("golden");
        if (found.isPresent()) {
            for (JsonValue item : found.get().items()) {
                Optional<JsonValue> sums = item.optional("leaf_sums");
                golden.add(new GoldenRecord(
                        goldenValues(item.required("values"), schema),
                        sums.isEmpty() ? new double[0] : sums.get().numbers(),
                        item.required("score").number()));
            }
        }
        return golden;
    }

    private static double[] goldenValues(JsonValue array, Schema schema) throws JsonException {
        List<JsonValue> items = array.items();
        if (items.size() != schema.size()) {
            throw array.broken("must hold one value per feature, %d".formatted(schema.size()));
        }
        double[] values = new double[items.size()];
        for (int f = 0; f < values.length; f++) {
            values[f] = FeatureReader.value(items.get(f), schema.features().get(f));
        }
        return values;
    }
}
