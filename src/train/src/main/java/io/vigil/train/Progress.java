package io.vigil.train;

/// Hears how far a training is.
@FunctionalInterface
public interface Progress {

    /// Hears nothing.
    Progress NONE = (done, total) -> {};

    /// @param done how many fits are done
    /// @param total how many there will be
    void fitted(int done, int total);
}
