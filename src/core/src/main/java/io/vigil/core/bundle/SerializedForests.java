package io.vigil.core.bundle;

import io.vigil.core.model.Estimator;

/// Reads a forest that another library serialized (`forest.sml`), where a room can.
@FunctionalInterface
public interface SerializedForests {

    /// The file that holds such a forest.
    String FILE = "forest.sml";

    /// Refuses all: for programs that carry no such library.
    SerializedForests REFUSED = (payload, algorithm, inputs) -> {
        throw new BundleException(
                FILE,
                "a model serialized by Smile needs the whole vigil command or the server, this program carries no Smile");
    };

    /// @param payload the file's bytes, whose sha256 has been checked against the manifest
    /// @param inputs how many inputs the manifest's features make
    /// @throws BundleException where the file does not hold what it must
    Estimator read(byte[] payload, Algorithm algorithm, int inputs) throws BundleException;
}
