package io.vigil.core.bundle;

import io.vigil.core.model.ScoreKind;
import java.util.List;

/// How a model scores.
public enum Algorithm {
    RANDOM_FOREST("random-forest", ScoreKind.PROBABILITY, "forest.bin"),
    ISOLATION_FOREST("isolation-forest", ScoreKind.ANOMALY_SCORE, "forest.bin"),
    ROBUST_Z("robust-z", ScoreKind.Z, "robust-z.json"),
    MAHALANOBIS("mahalanobis", ScoreKind.T_SQUARED, "mahalanobis.json");

    private final String id;
    private final ScoreKind scoreKind;
    private final String payload;

    Algorithm(String id, ScoreKind scoreKind, String payload) {
        this.id = id;
        this.scoreKind = scoreKind;
        this.payload = payload;
    }

    /// Its name in manifests and on the command line.
    public String id() {
        return id;
    }

    /// What its scores are.
    public ScoreKind scoreKind() {
        return scoreKind;
    }

    /// The file that Vigil writes such a model to.
    String payload() {
        return payload;
    }

    /// The files that can hold such a model; a bundle has exactly one of them.
    List<String> payloads() {
        return this == RANDOM_FOREST || this == ISOLATION_FOREST
                ? List.of(payload, SerializedForests.FILE)
                : List.of(payload);
    }
}
