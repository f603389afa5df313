package io.vigil.edge;

import io.vigil.core.format.CsvTable;
import io.vigil.core.format.MalformedException;
import io.vigil.core.series.readings.CsvLayout;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The options that say which columns of a file hold readings.
public final class ReadingColumns {

    @Option(
            names = "--time",
            paramLabel = "COL",
            description = "the time of each row; default: timestamp, ts, time, datetime or date")
    private @Nullable String time;

    @Option(
            names = "--value",
            paramLabel = "COL,..",
            split = ",",
            hideParamSyntax = true,
            description = "the values, each column a sensor; default: 'value', else all other columns of numbers")
    private List<String> values = List.of();

    @Option(
            names = "--key",
            paramLabel = "COL",
            description = "whose row it is: sensors are then named <key>/<column>, without it <column>")
    private @Nullable String key;

    /// @param first the table, which stands at its first row
    /// @throws MalformedException naming what is missing
    public CsvLayout layout(CsvTable first) throws MalformedException {
        return CsvLayout.of(first, time, key, values);
    }

    /// What to tell a user whose sensors may be mixed up because no key was named.
    Optional<String> hint(CsvTable table) {
        return key == null
                ? CsvLayout.likelyKey(table).map("with --key %s the rows of each are sensors of their own"::formatted)
                : Optional.empty();
    }

    /// The same, where a key that is not given is found by its name.
    ///
    /// @throws MalformedException naming what is missing
    public CsvLayout layoutWithKey(CsvTable first) throws MalformedException {
        return CsvLayout.of(first, time, key == null ? CsvLayout.likelyKey(first).orElse(null) : key, values);
    }
}
