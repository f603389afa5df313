package io.vigil.core.bundle;

import io.vigil.core.bundle.Manifest.GoldenRecord;
import io.vigil.core.bundle.Manifest.PayloadFile;
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

    static Manifest read(byte[] bytes) throws BundleException {
        try {
            return new ManifestReader(JsonValue.parse(Manifest.FILE, bytes)).manifest();
        } catch (JsonException e) {
            throw BundleException.of(e);
        }
    }

    private Manifest manifest() throws JsonException {
        long format = root.required("format").integer(Long.MIN_VALUE);
        if (format != Manifest.FORMAT) {
            throw root.broken("format must be %d, not %d".formatted(Manifest.FORMAT, format));
        }
        Schema schema = schema();
        Algorithm algorithm = algorithm();
        root.required("score").oneOf(List.of(algorithm.scoreKind().id()));
        try {
            return new Manifest(
                    root.required("name").text(),
                    version(),
                    algorithm,
                    schema,
                    algorithm.scoreKind(),
                    root.required("threshold").number(),
                    root.textOrNull("calibration"),
                    smoothing(),
                    provenance(),
                    metrics(),
                    golden(schema),
                    files());
        } catch (IllegalArgumentException e) {
            throw new JsonException(Manifest.FILE, String.valueOf(e.getMessage()), e);
        }
    }

    private int version() throws JsonException {
        return Math.toIntExact(Math.min(root.required("version").integer(1), Integer.MAX_VALUE));
    }

    private Algorithm algorithm() throws JsonException {
        List<String> ids = Stream.of(Algorithm.values()).map(Algorithm::id).toList();
        return Algorithm.values()[ids.indexOf(root.required("algorithm").oneOf(ids))];
    }

    private Schema schema() throws JsonException {
        Optional<JsonValue> ids = root.optional("id_columns");
        try {
            return new Schema(
                    FeatureReader.read(root.required("features")),
                    new LinkedHashSet<>(ids.isEmpty() ? List.of() : ids.get().texts()),
                    root.textOrNull("time_column"));
        } catch (IllegalArgumentException e) {
            throw new JsonException(Manifest.FILE, String.valueOf(e.getMessage()), e);
        }
    }

    private @Nullable Smoothing smoothing() throws JsonException {
        Optional<JsonValue> smoothing = root.optional("smoothing");
        if (smoothing.isEmpty()) {
            return null;
        }
        long rows = smoothing.get().required("rows").integer(2);
        return new Smoothing((int) Math.min(rows, Integer.MAX_VALUE), smoothing.get().textOrNull("key"));
    }

    private @Nullable Provenance provenance() throws JsonException {
        Optional<JsonValue> found = root.optional("provenance");
        if (found.isEmpty()) {
            return null;
        }
        JsonValue provenance = found.get();
        return new Provenance(
                provenance.required("data_file").text(),
                provenance.required("data_sha256").text(),
                provenance.required("rows").integer(0),
                provenance.required("seed").integer(Long.MIN_VALUE),
                options(provenance),
                provenance.required("vigil").text(),
                provenance.textOrNull("smile"),
                provenance.required("java").text(),
                provenance.required("time").text());
    }

    private static Map<String, String> options(JsonValue provenance) throws JsonException {
        Map<String, String> options = new LinkedHashMap<>();
        Optional<JsonValue> found = provenance.optional("options");
        if (found.isPresent()) {
            for (String name : found.get().names()) {
                options.put(name, found.get().required(name).text());
            }
        }
        return options;
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

    private List<PayloadFile> files() throws JsonException {
        List<PayloadFile> files = new ArrayList<>();
        for (JsonValue item : root.required("files").items()) {
            files.add(new PayloadFile(fileName(item.required("name")), sha256(item), item.required("size").integer(0)));
        }
        return files;
    }

    private static String fileName(JsonValue name) throws JsonException {
        if (!name.text().matches("[A-Za-z0-9][A-Za-z0-9._-]{0,99}")) {
            throw name.broken("must be the plain name of a file beside the manifest");
        }
        return name.text();
    }

    private static String sha256(JsonValue file) throws JsonException {
        JsonValue sha256 = file.required("sha256");
        if (!sha256.text().matches("[0-9a-f]{64}")) {
            throw sha256.broken("must be 64 hexadecimal digits in lower case");
        }
        return sha256.text();
    }
}
