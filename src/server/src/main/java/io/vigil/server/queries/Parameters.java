package io.vigil.server.queries;

import io.vigil.core.series.readings.Timestamps;
import io.vigil.server.ops.Failure;
import io.vigil.server.ops.Failure.Fault;
import io.vigil.server.ops.FailureException;
import io.vigil.server.ops.QueryString;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The query parameters of a request, taken one by one. What breaks a rule is gathered, so that an
/// answer names all of it; [#check()] must follow the last one that is taken.
public final class Parameters {

    private static final int USUAL_LIMIT = 100;
    static final int MAX_LIMIT = 10_000;
    private static final int MAX_LIMIT_DIGITS = 5;

    private final ZoneId zone;
    private final Map<String, String> values = new HashMap<>();
    private final List<Fault> faults = new ArrayList<>();

    /// @param query the raw query, or null
    /// @param zone of times without an offset
    /// @param names of all parameters that there are
    /// @throws FailureException 400 where the query is not percent-encoded UTF-8
    public Parameters(@Nullable String query, ZoneId zone, List<String> names) {
        this.zone = zone;
        Set<String> twice = new LinkedHashSet<>();
        boolean strangers = false;
        for (Map.Entry<String, String> pair : QueryString.parse(query)) {
            String name = pair.getKey();
            if (!names.contains(name)) {
                strangers = true;
            } else if (values.putIfAbsent(name, pair.getValue()) != null) {
                twice.add(name);
            }
        }
        twice.forEach(name -> fault(name, "duplicate", name + " must be given once"));
        if (strangers) {
            faults.add(new Fault("?", "unknown", "the query parameters are %s, no others".formatted(listed(names))));
        }
    }

    private static String listed(List<String> names) {
        int last = names.size() - 1;
        return last == 0 ? names.getFirst() : String.join(", ", names.subList(0, last)) + " and " + names.get(last);
    }

    /// A text, or null where it is not given.
    public @Nullable String text(String name) {
        String value = values.get(name);
        if (value != null && value.chars().anyMatch(Character::isISOControl)) {
            fault(name, "value", name + " must not hold control characters");
            return null;
        }
        return value;
    }

    /// A text that must be given.
    public String required(String name) {
        String value = text(name);
        if (!values.containsKey(name)) {
            fault(name, "missing", name + " is required");
        }
        return value == null ? "" : value;
    }

    /// One of some words, or null where it is not given.
    public @Nullable String oneOf(String name, List<String> words) {
        String value = values.get(name);
        if (value != null && !words.contains(value)) {
            fault(name, "value", "%s must be one of %s".formatted(name, String.join(", ", words)));
            return null;
        }
        return value;
    }

    /// `from` and `to`.
    public Range range() {
        Range range = new Range(time("from"), time("to"));
        if (range.isEmpty()) {
            fault("from", "range", "from must be before to");
        }
        return range;
    }

    private @Nullable Long time(String name) {
        String value = values.get(name);
        if (value == null) {
            return null;
        }
        OptionalLong micros = Timestamps.parse(value, zone);
        if (micros.isEmpty()) {
            fault(name, "type", name + " must be a time, as 2026-01-02T03:04:05Z or in epoch milliseconds");
            return null;
        }
        return Math.max(micros.getAsLong(), Range.EARLIEST);
    }

    /// How many items an answer may hold.
    public int limit() {
        String value = values.getOrDefault("limit", Integer.toString(USUAL_LIMIT));
        boolean digits = value.length() <= MAX_LIMIT_DIGITS && !value.isEmpty()
                && value.chars().allMatch(c -> c >= '0' && c <= '9');
        int limit = digits ? Integer.parseInt(value) : 0;
        if (limit < 1 || limit > MAX_LIMIT) {
            fault("limit", "range", "limit must be a whole number from 1 to " + MAX_LIMIT);
            return USUAL_LIMIT;
        }
        return limit;
    }

    /// Where the page begins, or null for the first one.
    public @Nullable Cursor cursor(Cursor.Kind kind) {
        String value = values.get("cursor");
        Cursor cursor = value == null ? null : kind.decode(value);
        if (value != null && cursor == null) {
            fault("cursor", "value", "cursor must be what next held in an earlier answer to this call");
        }
        return cursor;
    }

    /// Adds a rule that only the call itself knows.
    public void fault(String name, String code, String detail) {
        faults.add(new Fault("?" + name, code, detail));
    }

    /// @throws FailureException 422 where a rule is broken
    public void check() {
        if (!faults.isEmpty()) {
            throw new FailureException(Failure.unprocessable(faults, faults.size()));
        }
    }
}
