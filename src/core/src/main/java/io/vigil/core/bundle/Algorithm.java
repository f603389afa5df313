package io.vigil.core.bundle;

import io.vigil.core.model.ScoreKind;
import java.util.List;

/// How a model scores.
public enum Algorithm {
    RANDOM_FOREST("random-forest", ScoreKind.PROBABILITY, List.of("forest.bin", SerializedForests.FILE)),
    ISOLATION_FOREST("isolation-forest", ScoreKind.ANOMALY_SCORE, List.of("forest.bin", SerializedForests.FILE)),
    ROBUST_Z("robust-z", ScoreKind.Z, List.of("robust-z.json")),
    MAHALANOBIS("mahalanobis", ScoreKind.T_SQUARED, List.of("mahalanobis.json"));

    private final String id;
    private final ScoreKind scoreKind;
    private final List<String> payloads;

    Algorithm(String id, ScoreKind scoreKind, List<String> payloads) {
        this.id = id;
        this.scoreKind = scoreKind;
        this.payloads = payloads;
    }

    /// Its name in manifests and on the command line.
    public String id() {
        return id;
    }

    /// What its scores are.
    public ScoreKind scoreKind() {
        return scoreKind;
    }

    /// The files that can hold such a model; a bundle has exactly one of them, and Vigil writes the
    /// first.
    List<String> payloads() {
        return payloads;
    }
}
