package io.vigil.edge;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// Counts by reason what stands on the lines of a file, and remembers the first lines of each.
public final class LineCounts {

    private static final int FIRST = 5;

    private final Map<String, Lines> reasons = new LinkedHashMap<>();
    private long total;

    public void add(String reason, long line) {
        reasons.computeIfAbsent(reason, unseen -> new Lines()).add(line);
        total++;
    }

    public long total() {
        return total;
    }

    /// One line per reason, in the order in which they came up.
    public void print(PrintWriter out) {
        reasons.forEach((reason, lines) -> out.println("  " + lines.text(reason)));
    }

    private static final class Lines {

        private final List<Long> first = new ArrayList<>(FIRST);
        private long count;

        void add(long line) {
            count++;
            if (first.size() < FIRST) {
                first.add(line);
            }
        }

        String text(String reason) {
            String lines = first.stream().map(String::valueOf).collect(Collectors.joining(", "));
            return String.format(
                    Locale.ROOT,
                    "%,d %s: %s %s%s",
                    count,
                    reason,
                    count == 1 ? "line" : "lines",
                    lines,
                    count > FIRST ? ", ..." : "");
        }
    }
}
