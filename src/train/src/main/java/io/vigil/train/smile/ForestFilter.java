package io.vigil.train.smile;

import io.vigil.core.bundle.Algorithm;
import java.io.ObjectInputFilter;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Lets through only what a forest of one kind is made of, and no more of it than its file can hold.
///
/// Keeps the first refusal's reason, which Java's own exception does not tell.
final class ForestFilter implements ObjectInputFilter {

    /// Trees grown on any real data are shallower; each level costs the reader stack.
    private static final int MAX_DEPTH = 250;

    private static final long MAX_REFERENCES = 30_000_000;

    /// A real forest has two tables per categorical column, one for the columns and one for the labels.
    private static final int MAX_HASH_TABLES = 1_000;

    private static final long MAX_HASH_BUCKETS = 100_000;

    private static final Set<String> ISOLATION_FOREST = Set.of(
            "[D",
            "[Lsmile.anomaly.IsolationTree;",
            "smile.anomaly.IsolationForest",
            "smile.anomaly.IsolationTree",
            "smile.anomaly.IsolationTree$Node");

    private static final Set<String> RANDOM_FOREST = Set.of(
            "[D",
            "[I",
            "[Ljava.lang.Object;",
            "[Ljava.lang.String;",
            "[Ljava.util.Map$Entry;",
            "[Lsmile.classification.RandomForest$Model;",
            "[Lsmile.data.formula.Term;",
            "java.lang.Byte",
            "java.lang.Enum",
            "java.lang.Integer",
            "java.lang.Number",
            "java.lang.Short",
            "java.util.ArrayList",
            "java.util.HashMap",
            "smile.classification.AbstractClassifier",
            "smile.classification.DecisionTree",
            "smile.classification.RandomForest",
            "smile.classification.RandomForest$Model",
            "smile.data.formula.Formula",
            "smile.data.formula.Variable",
            "smile.data.measure.CategoricalMeasure",
            "smile.data.measure.NominalScale",
            "smile.data.measure.OrdinalScale",
            "smile.data.type.ByteType",
            "smile.data.type.DataType$ID",
            "smile.data.type.DoubleType",
            "smile.data.type.FloatType",
            "smile.data.type.IntType",
            "smile.data.type.LongType",
            "smile.data.type.PrimitiveType",
            "smile.data.type.ShortType",
            "smile.data.type.StructField",
            "smile.data.type.StructType",
            "smile.model.cart.CART",
            "smile.model.cart.DecisionNode",
            "smile.model.cart.InternalNode",
            "smile.model.cart.LeafNode",
            "smile.model.cart.NominalNode",
            "smile.model.cart.OrdinalNode",
            "smile.model.cart.SplitRule",
            "smile.util.IntSet",
            "smile.validation.ClassificationMetrics");

    /// The fewest bytes that one element of an array takes in the stream.
    private static final Map<String, Integer> ELEMENT_BYTES = Map.of("[D", Double.BYTES, "[I", Integer.BYTES);

    private final Set<String> allowed;
    private final long fileBytes;
    private int hashTables;
    private long hashBuckets;
    private @Nullable String refusal;

    ForestFilter(Algorithm algorithm, long fileBytes) {
        this.allowed = algorithm == Algorithm.RANDOM_FOREST ? RANDOM_FOREST : ISOLATION_FOREST;
        this.fileBytes = fileBytes;
    }

    boolean allows(String className) {
        return allowed.contains(className);
    }

    /// Why it refused, or null where it has not.
    @Nullable String refusal() {
        return refusal;
    }

    @Override
    public Status checkInput(FilterInfo info) {
        if (refusal == null) {
            refusal = check(info);
        }
        return refusal == null ? Status.ALLOWED : Status.REJECTED;
    }

    private @Nullable String check(FilterInfo info) {
        if (info.depth() > MAX_DEPTH) {
            return "objects must not nest deeper than " + MAX_DEPTH;
        }
        if (info.references() > MAX_REFERENCES) {
            return "the file must not hold more than " + MAX_REFERENCES + " references";
        }
        Class<?> type = info.serialClass();
        return type == null ? null : check(type.getName(), info);
    }

    private @Nullable String check(String type, FilterInfo info) {
        if (!allows(type)) {
            return foreign(type);
        }
        if (type.equals("[Ljava.util.Map$Entry;")) {
            return checkHashTable(info.arrayLength());
        }
        long left = fileBytes - info.streamBytes();
        if (info.arrayLength() > left / ELEMENT_BYTES.getOrDefault(type, 1)) {
            return "an array claims %d elements, the file has %d bytes left".formatted(info.arrayLength(), left);
        }
        return null;
    }

    /// A table is larger than its entries take in the stream, so it counts by itself.
    private @Nullable String checkHashTable(long buckets) {
        hashTables++;
        hashBuckets += Math.max(0, buckets);
        return hashTables > MAX_HASH_TABLES || hashBuckets > MAX_HASH_BUCKETS
                ? "it must not hold more than %d hash tables with %d buckets".formatted(MAX_HASH_TABLES, MAX_HASH_BUCKETS)
                : null;
    }

    static String foreign(String type) {
        return "a forest holds no " + type;
    }
}
