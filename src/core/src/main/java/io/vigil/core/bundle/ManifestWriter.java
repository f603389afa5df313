package io.vigil.core.bundle;

import io.vigil.core.bundle.Manifest.GoldenRecord;
import io.vigil.core.bundle.Manifest.PayloadFile;
import io.vigil.core.record.CategoricalFeature;
import io.vigil.core.record.Feature;
import io.vigil.core.record.NumericFeature;
import io.vigil.core.record.Statistics;
import java.util.Locale;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Writes `manifest.json`; what a manifest does not know is left out.
final class ManifestWriter {

    private ManifestWriter() {}

    static byte[] write(Manifest manifest) {
        return PrettyJson.object(json -> {
            json.integer("format", Manifest.FORMAT)
                    .text("name", manifest.name())
                    .integer("version", manifest.version())
                    .text("algorithm", manifest.algorithm().id())
                    .objects("features", manifest.schema().features(), ManifestWriter::feature)
                    .texts("id_columns", new TreeSet<>(manifest.schema().idColumns()))
                    .textIf("time_column", manifest.schema().timeColumn())
                    .text("score", manifest.scoreKind().id())
                    .number("threshold", manifest.threshold())
                    .textIf("calibration", manifest.calibration());
            smoothing(json, manifest);
            provenance(json, manifest.provenance());
            json.object("metrics", metrics -> manifest.metrics().forEach(metrics::number));
            json.objects("golden", manifest.golden(), ManifestWriter::golden);
            json.objects("files", manifest.files(), ManifestWriter::file);
        });
    }

    static byte[] write(SeriesManifest manifest) {
        return PrettyJson.object(json -> {
            json.integer("format", Manifest.FORMAT)
                    .text("name", manifest.name())
                    .integer("version", manifest.version())
                    .text("algorithm", SeriesManifest.ALGORITHM);
            provenance(json, manifest.provenance());
            json.objects("files", manifest.files(), ManifestWriter::file);
        });
    }

    private static void feature(PrettyJson json, Feature feature) {
        json.text("name", feature.name());
        if (feature instanceof CategoricalFeature categorical) {
            json.texts("categories", categorical.categories());
        } else if (feature instanceof NumericFeature numeric) {
            json.textIf("unit", numeric.unit())
                    .number("mean", numeric.mean())
                    .number("scale", numeric.scale());
            Statistics statistics = numeric.statistics();
            if (statistics != null) {
                json.number("median", statistics.median())
                        .number("min", statistics.min())
                        .number("max", statistics.max())
                        .numbers("quantiles", statistics.quantiles());
            }
            json.text("missing", numeric.missing().name().toLowerCase(Locale.ROOT));
        }
    }

    private static void smoothing(PrettyJson json, Manifest manifest) {
        Manifest.Smoothing smoothing = manifest.smoothing();
        if (smoothing != null) {
            json.object(
                    "smoothing",
                    body -> body.integer("rows", smoothing.rows()).textIf("key", smoothing.key()));
        }
    }

    private static void provenance(PrettyJson json, @Nullable Provenance provenance) {
        if (provenance != null) {
            json.object("provenance", body -> body.text("data_file", provenance.dataFile())
                    .text("data_sha256", provenance.dataSha256())
                    .integer("rows", provenance.rows())
                    .integerIf("seed", provenance.seed())
                    .object("options", options -> new TreeMap<>(provenance.options()).forEach(options::text))
                    .text("vigil", provenance.vigil())
                    .textIf("smile", provenance.smile())
                    .text("java", provenance.java())
                    .text("time", provenance.time()));
        }
    }

    private static void golden(PrettyJson json, GoldenRecord golden) {
        json.numbers("values", golden.values());
        if (golden.leafSums().length > 0) {
            json.numbers("leaf_sums", golden.leafSums());
        }
        json.number("score", golden.score());
    }

    private static void file(PrettyJson json, PayloadFile file) {
        json.text("name", file.name()).text("sha256", file.sha256()).integer("size", file.size());
    }
}
