package io.vigil.server.models;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.vigil.core.bundle.Provenance;
import io.vigil.core.bundle.SeriesManifest;
import io.vigil.core.series.seasonal.SeasonalLimits;
import io.vigil.core.series.seasonal.SeasonalModel;
import io.vigil.core.series.seasonal.SensorBaseline;
import io.vigil.server.models.ModelView.FileView;
import io.vigil.server.models.ModelView.ProvenanceView;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/// Everything the server says about one series model. It is never the default, since it scores no records.
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
record SeriesView(
        String name,
        int version,
        List<Integer> versions,
        boolean isDefault,
        String algorithm,
        String timeZone,
        LimitsView limits,
        List<SensorView> sensors,
        @Nullable ProvenanceView provenance,
        List<FileView> files) {

    /// How many deviations make which flag, and how fast bias and average follow.
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record LimitsView(double band, double spike, @JsonProperty("break") double breaking, double biasRate, double emaRate) {

        static LimitsView of(SeasonalLimits limits) {
            return new LimitsView(
                    limits.band(), limits.spike(), limits.breaking(), limits.biasRate(), limits.emaRate());
        }
    }

    /// A sensor that the model knows.
    ///
    /// @param baselines those that were fitted, the last of which answers
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record SensorView(String sensorId, String entity, String sensor, List<String> baselines) {

        static SensorView of(SensorBaseline sensor) {
            List<String> baselines =
                    sensor.profiles().stream().map(profile -> profile.type().id()).toList();
            return new SensorView(sensor.id(), sensor.entity(), sensor.sensor(), baselines);
        }
    }

    static SeriesView of(ServedSeries series, List<Integer> versions) {
        SeasonalModel model = series.bundle().model();
        Provenance provenance = series.manifest().provenance();
        return new SeriesView(
                series.name(),
                series.version(),
                versions,
                false,
                SeriesManifest.ALGORITHM,
                model.zone().getId(),
                LimitsView.of(model.limits()),
                model.sensors().stream().map(SensorView::of).toList(),
                provenance == null ? null : ProvenanceView.of(provenance),
                series.manifest().files().stream().map(FileView::of).toList());
    }
}
