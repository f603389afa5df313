package io.vigil.server.models;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.vigil.core.bundle.Manifest;
import io.vigil.core.bundle.Provenance;
import io.vigil.core.model.ScoreKind;
import io.vigil.core.record.CategoricalFeature;
import io.vigil.core.record.Feature;
import io.vigil.core.record.NumericFeature;
import io.vigil.core.record.Statistics;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/// Everything the server says about one row model.
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
record ModelView(
        String name,
        int version,
        List<Integer> versions,
        boolean isDefault,
        String algorithm,
        ScoreView score,
        double threshold,
        String thresholdFrom,
        @Nullable String calibration,
        boolean unproven,
        List<FeatureView> features,
        List<String> idColumns,
        @Nullable String timeColumn,
        @Nullable SmoothingView smoothing,
        boolean explains,
        Map<String, Double> metrics,
        @Nullable ProvenanceView provenance,
        List<FileView> files,
        LimitsView limits) {

    static final String NOT_SMOOTHED =
            "the threshold was calibrated on a trailing median of scores; vigil score applies it, /predict never does";

    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record ScoreView(String kind, String key) {

        static ScoreView of(ScoreKind kind) {
            return new ScoreView(kind.id(), kind.key());
        }
    }

    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record FeatureView(
            String name,
            String type,
            @Nullable String unit,
            @Nullable String missing,
            @Nullable Double median,
            @Nullable Double min,
            @Nullable Double max,
            @Nullable List<String> categories) {

        static FeatureView of(Feature feature) {
            return switch (feature) {
                case NumericFeature numeric -> of(numeric);
                case CategoricalFeature categorical ->
                    new FeatureView(categorical.name(), "category", null, null, null, null, null, categorical.categories());
            };
        }

        private static FeatureView of(NumericFeature numeric) {
            String missing = numeric.missing().name().toLowerCase(Locale.ROOT);
            Statistics seen = numeric.statistics();
            return seen == null
                    ? new FeatureView(numeric.name(), "number", numeric.unit(), missing, null, null, null, null)
                    : new FeatureView(
                            numeric.name(), "number", numeric.unit(), missing, seen.median(), seen.min(), seen.max(), null);
        }
    }

    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record SmoothingView(int rows, @Nullable String key, String note) {}

    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ProvenanceView(
            String dataFile,
            String dataSha256,
            long rows,
            @Nullable Long seed,
            Map<String, String> options,
            String vigil,
            @Nullable String smile,
            String java,
            String time) {

        static ProvenanceView of(Provenance p) {
            return new ProvenanceView(
                    p.dataFile(), p.dataSha256(), p.rows(), p.seed(), p.options(), p.vigil(), p.smile(), p.java(), p.time());
        }
    }

    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record FileView(String name, String sha256, long size) {

        static FileView of(Manifest.PayloadFile file) {
            return new FileView(file.name(), file.sha256(), file.size());
        }
    }

    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record LimitsView(long maxBodyBytes, int maxRecords, int maxExplained) {}

    static ModelView of(ServedModel model, List<Integer> versions, boolean isDefault, ServerSettings settings) {
        Manifest manifest = model.manifest();
        Manifest.Smoothing smoothing = manifest.smoothing();
        Provenance provenance = manifest.provenance();
        return new ModelView(
                model.name(),
                model.version(),
                versions,
                isDefault,
                manifest.algorithm().id(),
                ScoreView.of(manifest.scoreKind()),
                model.threshold(),
                model.overridden() ? "setting" : "bundle",
                manifest.calibration(),
                !model.bundle().proven(),
                manifest.schema().features().stream().map(FeatureView::of).toList(),
                List.copyOf(new TreeSet<>(manifest.schema().idColumns())),
                manifest.schema().timeColumn(),
                smoothing == null ? null : new SmoothingView(smoothing.rows(), smoothing.key(), NOT_SMOOTHED),
                model.pipeline().explains(),
                manifest.metrics(),
                provenance == null ? null : ProvenanceView.of(provenance),
                manifest.files().stream().map(FileView::of).toList(),
                new LimitsView(settings.maxBodyBytes(), settings.maxRecords(), settings.maxExplained()));
    }
}
