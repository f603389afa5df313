package io.vigil.core.model;

/// What a score is.
public enum ScoreKind {
    /// The probability of the anomalous class, in [0, 1].
    PROBABILITY("probability", "anomaly_probability"),
    /// An isolation forest's score, in (0, 1].
    ANOMALY_SCORE("anomaly_score", "anomaly_score"),
    /// A robust z-score, at least 0.
    Z("z", "anomaly_score"),
    /// Hotelling's T², at least 0.
    T_SQUARED("t2", "anomaly_score");

    private final String id;
    private final String key;

    ScoreKind(String id, String key) {
        this.id = id;
        this.key = key;
    }

    /// Its name in a manifest.
    public String id() {
        return id;
    }

    /// The name of the score in answers and scored files.
    public String key() {
        return key;
    }
}
