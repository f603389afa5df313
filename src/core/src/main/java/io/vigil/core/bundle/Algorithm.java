package io.vigil.core.bundle;

/// How a model scores.
public enum Algorithm {
    RANDOM_FOREST("random-forest"),
    ISOLATION_FOREST("isolation-forest"),
    ROBUST_Z("robust-z"),
    MAHALANOBIS("mahalanobis");

    private final String id;

    Algorithm(String id) {
        this.id = id;
    }

    /// Its name in manifests and on the command line.
    public String id() {
        return id;
    }
}
