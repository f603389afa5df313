package io.vigil.train;

import io.vigil.core.bundle.Algorithm;
import io.vigil.train.data.Dataset;
import io.vigil.train.validate.Calibration;
import io.vigil.train.validate.CrossValidation;
import io.vigil.train.validate.Plan;
import io.vigil.train.validate.Plan.Candidate;
import java.util.ArrayList;
import java.util.List;

/// What the options mean for some rows: per algorithm the settings to try and the way to a threshold.
final class Plans {

    private static final double CONTAMINATION = 0.05;
    private static final double ROBUST_Z_QUANTILE = 0.995;
    private static final double MAHALANOBIS_QUANTILE = 0.99;

    private final Dataset data;
    private final TrainingOptions options;

    Plans(Dataset data, TrainingOptions options) {
        this.data = data;
        this.options = options;
    }

    List<Plan> all() {
        return options.algorithms().stream()
                .filter(this::fits)
                .map(algorithm -> new Plan(candidates(algorithm), calibration(algorithm)))
                .toList();
    }

    /// A comparison passes over robust-z where a feature is text.
    private boolean fits(Algorithm algorithm) {
        return algorithm != Algorithm.ROBUST_Z
                || options.algorithm().isPresent()
                || data.categories().stream().allMatch(List::isEmpty);
    }

    private Calibration calibration(Algorithm algorithm) {
        return switch (algorithm) {
            case RANDOM_FOREST -> CrossValidation.isPossible(data) ? new Calibration.BestF1() : new Calibration.Even();
            case ISOLATION_FOREST -> options.contamination().isEmpty() && CrossValidation.isPossible(data)
                    ? new Calibration.BestF1()
                    : new Calibration.TrainingQuantile(1 - options.contamination().orElse(CONTAMINATION));
            case ROBUST_Z -> new Calibration.TrainingQuantile(options.quantile().orElse(ROBUST_Z_QUANTILE));
            case MAHALANOBIS -> new Calibration.BlockQuantile(options.quantile().orElse(MAHALANOBIS_QUANTILE));
        };
    }

    private List<Candidate> candidates(Algorithm algorithm) {
        List<Settings> all = List.of(options.settings());
        if (options.tune() && algorithm == Algorithm.RANDOM_FOREST) {
            all = varied(all, Setting.NODE_SIZE, "3", "6", "12");
            all = varied(all, Setting.CLASS_WEIGHT, "balanced", "none");
        } else if (options.tune() && algorithm == Algorithm.ISOLATION_FOREST) {
            all = varied(all, Setting.SUB_SAMPLE, "64", "256", "1024");
        }
        return all.stream()
                .map(settings -> new Candidate(settings.fitter(algorithm, options.aggregation()), settings))
                .toList();
    }

    /// Each of the settings with each of the values, but for a key that is set.
    private List<Settings> varied(List<Settings> all, Setting setting, String... values) {
        if (options.settings().isSet(setting)) {
            return all;
        }
        List<Settings> varied = new ArrayList<>();
        for (Settings settings : all) {
            for (String value : values) {
                varied.add(settings.with(setting, value));
            }
        }
        return varied;
    }
}
