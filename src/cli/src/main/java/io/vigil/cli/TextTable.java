package io.vigil.cli;

import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/// A table for people: the first column to the left, the others to the right.
final class TextTable {

    private static final int DIGITS = 4;
    private static final double HUGE = 1e7;
    private static final double TINY = 1e-4;
    private static final String BARS = "▁▂▃▄▅▆▇█";

    private final List<String[]> rows = new ArrayList<>();

    TextTable(String... header) {
        rows.add(header);
    }

    void row(String... cells) {
        rows.add(cells);
    }

    boolean isEmpty() {
        return rows.size() == 1;
    }

    void print(PrintWriter out) {
        int[] widths = new int[rows.get(0).length];
        for (String[] row : rows) {
            for (int i = 0; i < row.length; i++) {
                widths[i] = Math.max(widths[i], row[i].length());
            }
        }
        for (String[] row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < row.length; i++) {
                String blanks = " ".repeat(widths[i] - row[i].length());
                line.append(i == 0 ? row[i] + blanks : "  " + blanks + row[i]);
            }
            out.println(line.toString().stripTrailing());
        }
    }

    /// A number in four digits, a dash for none.
    static String brief(OptionalDouble value) {
        return value.isPresent() ? brief(value.getAsDouble()) : "-";
    }

    static String brief(double value) {
        double size = Math.abs(value);
        if (size != 0 && (size >= HUGE || size < TINY)) {
            return String.format(Locale.ROOT, "%.2e", value);
        }
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(DIGITS)).stripTrailingZeros();
        return rounded.signum() == 0 ? "0" : rounded.toPlainString();
    }

    static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /// A count and what is counted, whose plural ends in an s.
    static String count(long count, String what) {
        return count(count) + " " + what + (count == 1 ? "" : "s");
    }

    static String percent(long part, long whole) {
        return whole == 0 ? "-" : String.format(Locale.ROOT, "%.1f %%", 100.0 * part / whole);
    }

    /// Counts as bars; a blank is none at all.
    static String bars(int[] counts) {
        int max = Arrays.stream(counts).max().orElse(0);
        StringBuilder bars = new StringBuilder();
        for (int count : counts) {
            bars.append(count == 0 ? ' ' : BARS.charAt((int) ((long) (BARS.length() - 1) * count / max)));
        }
        return bars.toString();
    }
}
