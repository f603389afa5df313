package io.vigil.train.smile;

import io.vigil.core.bundle.Algorithm;
import io.vigil.core.bundle.BundleException;
import io.vigil.core.bundle.SerializedForests;
import io.vigil.core.model.Estimator;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.StreamCorruptedException;
import smile.anomaly.IsolationForest;
import smile.classification.RandomForest;

/// Reads `forest.sml`: a `smile.classification.RandomForest` of two classes or a
/// `smile.anomaly.IsolationForest`, as `smile.io.Write.object` or any `ObjectOutputStream` wrote it.
///
/// A hostile file is refused before it can run code, take much memory or much time. The anomalous
/// class of a random forest is the second one, the greater label. The scores of what is returned
/// equal Smile's to the last bit for every finite record.
public final class SmileForests implements SerializedForests {

    private static final long MAX_BYTES = 256 << 20;

    @Override
    public Estimator read(byte[] payload, Algorithm algorithm, int inputs) throws BundleException {
        if (algorithm != Algorithm.RANDOM_FOREST && algorithm != Algorithm.ISOLATION_FOREST) {
            throw new BundleException(
                    FILE, "must be the payload of a random-forest or an isolation-forest, not of a " + algorithm.id());
        }
        if (payload.length > MAX_BYTES) {
            throw new BundleException(FILE, "must not be larger than " + MAX_BYTES + " bytes");
        }
        ForestFilter filter = new ForestFilter(algorithm, payload.length);
        Object forest = deserialize(payload, filter);
        try {
            return compile(forest, algorithm, inputs);
        } catch (IllegalArgumentException e) {
            throw new BundleException(FILE, String.valueOf(e.getMessage()), e);
        }
    }

    private static Estimator compile(Object forest, Algorithm algorithm, int inputs) {
        if (forest instanceof RandomForest random && algorithm == Algorithm.RANDOM_FOREST) {
            return SmileTrees.compile(random, inputs);
        }
        if (forest instanceof IsolationForest isolation && algorithm == Algorithm.ISOLATION_FOREST) {
            return SmileTrees.compile(isolation, inputs);
        }
        throw new IllegalArgumentException(
                "must hold a %s, not a %s".formatted(algorithm.id(), forest.getClass().getName()));
    }

    private static Object deserialize(byte[] payload, ForestFilter filter) throws BundleException {
        try (ObjectInputStream in = new ForestStream(new ByteArrayInputStream(payload), filter)) {
            Object forest = in.readObject();
            if (forest == null) {
                throw new BundleException(FILE, "must hold a forest, not null");
            }
            return forest;
        } catch (IOException | ClassNotFoundException | RuntimeException e) {
            throw new BundleException(FILE, reason(e, filter), e);
        }
    }

    private static String reason(Exception e, ForestFilter filter) {
        String refusal = filter.refusal();
        if (refusal != null) {
            return refusal;
        }
        if (e instanceof EOFException) {
            return "ends too early";
        }
        return e instanceof StreamCorruptedException
                ? "must be a Java serialization stream: " + e.getMessage()
                : String.valueOf(e.getMessage());
    }
}
