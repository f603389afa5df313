package io.vigil.server.predict;

import io.vigil.core.format.Numbers;
import io.vigil.server.ops.Failure;
import io.vigil.server.ops.Failure.Fault;
import io.vigil.server.ops.FailureException;
import io.vigil.server.ops.QueryString;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The query parameters of a request for scores.
///
/// @param threshold what stands in for the model's own, or null
/// @param faults the rules that the query breaks
record PredictQuery(@Nullable Double threshold, boolean explain, boolean partial, List<Fault> faults) {

    private static final PredictQuery NONE = new PredictQuery(null, false, false, List.of());

    /// @param query the raw query without its `?`, or null
    /// @throws FailureException 400 where it is not percent-encoded UTF-8
    static PredictQuery parse(@Nullable String query) {
        return query == null || query.isEmpty() ? NONE : new Parser().parse(query);
    }

    private static final class Parser {

        private final List<Fault> faults = new ArrayList<>();
        private final Set<String> seen = new HashSet<>();
        private @Nullable Double threshold;
        private boolean explain;
        private boolean partial;

        PredictQuery parse(String query) {
            QueryString.parse(query).forEach(pair -> take(pair.getKey(), pair.getValue()));
            return new PredictQuery(threshold, explain, partial, List.copyOf(faults));
        }

        private void take(String name, String value) {
            switch (name) {
                case "threshold" -> threshold = threshold(value);
                case "explain" -> explain = oneOf(name, value, "true", "false");
                case "on_error" -> partial = oneOf(name, value, "partial", "fail");
                default -> {
                    unknown();
                    return;
                }
            }
            if (!seen.add(name)) {
                faults.add(new Fault("?" + name, "duplicate", name + " must be given once"));
            }
        }

        private void unknown() {
            if (seen.add("?")) {
                faults.add(new Fault("?", "unknown", "the query parameters are threshold, explain and on_error, no others"));
            }
        }

        private @Nullable Double threshold(String text) {
            double value = Numbers.parse(text);
            if (Double.isNaN(value)) {
                faults.add(new Fault("?threshold", "type", "threshold must be a number"));
            } else if (Double.isInfinite(value)) {
                faults.add(new Fault("?threshold", "range", "threshold must be a number that a double can hold"));
            }
            return Double.isFinite(value) ? value : null;
        }

        private boolean oneOf(String name, String value, String yes, String no) {
            if (!value.equals(yes) && !value.equals(no)) {
                faults.add(new Fault("?" + name, "value", "%s must be %s or %s".formatted(name, yes, no)));
            }
            return value.equals(yes);
        }
    }
}
