package io.vigil.core.bundle;

import io.vigil.core.forest.ForestCodec;
import io.vigil.core.json.JsonException;
import io.vigil.core.json.JsonValue;
import io.vigil.core.model.Estimator;
import io.vigil.core.model.IsolationForest;
import io.vigil.core.model.Mahalanobis;
import io.vigil.core.model.RandomForest;
import io.vigil.core.model.RobustZ.Aggregation;
import io.vigil.core.model.RobustZ;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/// The payload files that Vigil writes itself: `forest.bin`, `robust-z.json`, `mahalanobis.json`.
final class Payloads {

    private Payloads() {}

    static byte[] encode(Estimator estimator) {
        if (estimator instanceof RandomForest forest) {
            return ForestCodec.encode(forest.forest().orElseThrow(), 0);
        }
        if (estimator instanceof IsolationForest forest) {
            return ForestCodec.encode(forest.forest().orElseThrow(), forest.c());
        }
        if (estimator instanceof RobustZ z) {
            return PrettyJson.object(json -> encode(z, json));
        }
        if (estimator instanceof Mahalanobis mahalanobis) {
            return PrettyJson.object(
                    json -> json.numbers("mean", mahalanobis.mean()).rows("cholesky", mahalanobis.cholesky()));
        }
        throw new IllegalArgumentException("no payload holds a " + estimator.getClass().getSimpleName());
    }

    private static void encode(RobustZ z, PrettyJson json) {
        json.text("aggregation", id(z.aggregation()));
        OptionalDouble max = z.threshold(Aggregation.MAX);
        OptionalDouble mean = z.threshold(Aggregation.MEAN);
        if (max.isPresent() && mean.isPresent()) {
            json.object(
                    "thresholds",
                    thresholds -> thresholds.number("max", max.getAsDouble()).number("mean", mean.getAsDouble()));
        }
        json.numbers("median", z.median()).numbers("mad", z.mad()).numbers("eps", z.eps());
    }

    /// @param file the payload's name, which says what the bytes hold
    static Estimator decode(Algorithm algorithm, String file, byte[] bytes) throws BundleException {
        try {
            return switch (algorithm) {
                case RANDOM_FOREST -> randomForest(ForestCodec.decode(bytes));
                case ISOLATION_FOREST -> isolationForest(ForestCodec.decode(bytes));
                case ROBUST_Z -> robustZ(JsonValue.parse(file, bytes));
                case MAHALANOBIS -> mahalanobis(JsonValue.parse(file, bytes));
            };
        } catch (JsonException e) {
            throw BundleException.of(e);
        } catch (IllegalArgumentException e) {
            throw new BundleException(file, String.valueOf(e.getMessage()), e);
        }
    }

    private static RandomForest randomForest(ForestCodec.Content content) {
        if (content.c() != 0) {
            throw new IllegalArgumentException("c must be 0 for a random forest");
        }
        return new RandomForest(content.forest());
    }

    private static IsolationForest isolationForest(ForestCodec.Content content) {
        return new IsolationForest(content.forest(), content.c());
    }

    private static RobustZ robustZ(JsonValue json) throws JsonException {
        String aggregation = json.required("aggregation").oneOf(List.of(id(Aggregation.MAX), id(Aggregation.MEAN)));
        RobustZ z = new RobustZ(
                aggregation.equals(id(Aggregation.MAX)) ? Aggregation.MAX : Aggregation.MEAN,
                json.required("median").numbers(),
                json.required("mad").numbers(),
                json.required("eps").numbers());
        Optional<JsonValue> thresholds = json.optional("thresholds");
        return thresholds.isEmpty()
                ? z
                : z.withThresholds(
                        thresholds.get().required("max").number(),
                        thresholds.get().required("mean").number());
    }

    private static Mahalanobis mahalanobis(JsonValue json) throws JsonException {
        List<JsonValue> rows = json.required("cholesky").items();
        double[][] cholesky = new double[rows.size()][];
        for (int i = 0; i < cholesky.length; i++) {
            cholesky[i] = rows.get(i).numbers();
        }
        return new Mahalanobis(json.required("mean").numbers(), cholesky);
    }

    private static String id(Aggregation aggregation) {
        return aggregation.name().toLowerCase(Locale.ROOT);
    }
}
