package io.vigil.server.models;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

/// What can be set about serving models; `application.yml` holds the defaults.
///
/// @param modelDir the folder of all models
/// @param defaultModel the model behind `/predict`, or null to choose it by the rules
/// @param maxBody how large a request's body may be, at most 1 GiB
/// @param maxRecords how many records a request may hold
/// @param maxExplained how many records of a request are explained
/// @param models settings of single models, by name
@ConfigurationProperties("vigil")
public record ServerSettings(
        Path modelDir,
        @Nullable String defaultModel,
        DataSize maxBody,
        int maxRecords,
        int maxExplained,
        @Nullable Map<String, ModelSettings> models) {

    private static final DataSize LARGEST_BODY = DataSize.ofGigabytes(1);

    /// @param threshold what stands in for the bundle's own threshold, or null
    public record ModelSettings(@Nullable Double threshold) {

        public ModelSettings {
            if (threshold != null && !Double.isFinite(threshold)) {
                throw new IllegalArgumentException("a model's threshold must be a finite number");
            }
        }
    }

    public ServerSettings {
        if (maxBody.toBytes() < 1 || maxBody.compareTo(LARGEST_BODY) > 0) {
            throw new IllegalArgumentException("vigil.max-body must be from 1 byte to 1 GiB");
        }
        if (maxRecords < 1) {
            throw new IllegalArgumentException("vigil.max-records must be at least 1");
        }
        if (maxExplained < 0) {
            throw new IllegalArgumentException("vigil.max-explained must be at least 0");
        }
        defaultModel = defaultModel == null || defaultModel.isBlank() ? null : defaultModel;
        models = models == null ? Map.of() : Map.copyOf(models);
    }

    /// The settings of single models; never null.
    @Override
    public Map<String, ModelSettings> models() {
        return models == null ? Map.of() : models;
    }

    /// The threshold that stands in for a model's own, or null. The name of an environment variable
    /// has no dashes, dots or capitals: `VIGIL_MODELS_IOTANOMALY_THRESHOLD` means `iot-anomaly`.
    @Nullable Double threshold(String model) {
        ModelSettings own = models().getOrDefault(model, models().get(plain(model)));
        return own == null ? null : own.threshold();
    }

    /// The names in [#models()] that mean none of these models.
    Set<String> strangers(Set<String> served) {
        Set<String> strangers = new TreeSet<>(models().keySet());
        strangers.removeAll(served);
        served.forEach(model -> strangers.remove(plain(model)));
        return strangers;
    }

    private static String plain(String model) {
        return model.replaceAll("[^a-z0-9]", "");
    }

    public int maxBodyBytes() {
        return Math.toIntExact(maxBody.toBytes());
    }
}
