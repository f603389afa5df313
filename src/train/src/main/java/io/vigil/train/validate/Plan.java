package io.vigil.train.validate;

import io.vigil.core.bundle.Algorithm;
import io.vigil.train.Settings;
import io.vigil.train.data.Dataset;
import io.vigil.train.fit.Fitter;
import java.util.List;

/// What to try: one algorithm with one or more settings, and how its threshold is chosen.
public record Plan(List<Candidate> candidates, Calibration calibration) {

    /// One way to fit, and the settings that say so.
    public record Candidate(Fitter fitter, Settings settings) {}

    public Algorithm algorithm() {
        return candidates.get(0).fitter().algorithm();
    }

    /// The rows to learn from: robust-z and mahalanobis say what is normal, so where labels tell, they
    /// see normal rows alone. The others see all.
    Dataset learned(Dataset data) {
        return switch (algorithm()) {
            case ROBUST_Z, MAHALANOBIS -> data.normal();
            case RANDOM_FOREST, ISOLATION_FOREST -> data;
        };
    }

    /// True where out-of-fold scores are needed to choose settings or threshold.
    boolean choosesByFolds() {
        return candidates.size() > 1 || calibration instanceof Calibration.BestF1;
    }
}
