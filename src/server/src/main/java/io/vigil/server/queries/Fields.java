package io.vigil.server.queries;

import io.vigil.core.series.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The fields of one thing, on their way into a JSON object or a row of a table.
public sealed interface Fields permits JsonFields, CsvFields {

    Fields text(String name, @Nullable String value);

    /// NaN means that there is no such number.
    Fields number(String name, double value);

    Fields whole(String name, long value);

    Fields flag(String name, @Nullable Boolean value);

    /// @param micros since 1970-01-01T00:00:00Z, or null
    Fields time(String name, @Nullable Long micros);

    /// @param mask a bit per reason, in the order of [Reason]
    Fields reasons(String name, int mask);

    /// @param json any value, written already
    Fields json(String name, String json);

    /// An object inside this one; in a table its columns are called `name_field`.
    Fields inner(String name, Consumer<Fields> fields);

    /// The reasons as a mask: a bit for each, in the order of [Reason].
    static int mask(List<Reason> reasons) {
        return reasons.stream().mapToInt(reason -> 1 << reason.ordinal()).reduce(0, (a, b) -> a | b);
    }

    /// The ids of the reasons in a mask.
    static List<String> reasonIds(int mask) {
        List<String> ids = new ArrayList<>();
        for (Reason reason : Reason.values()) {
            if ((mask & 1 << reason.ordinal()) != 0) {
                ids.add(reason.id());
            }
        }
        return ids;
    }
}
