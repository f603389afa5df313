package io.vigil.client.report;

import io.vigil.client.read.Item;
import io.vigil.client.read.Label;
import io.vigil.client.send.Outcome;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the user sees while rows are replayed.
///
/// A line per row goes to `out`. Where it is quiet, only the summary does, with a progress bar
/// before it on a terminal; rows that were not scored are then told on `err`, the first twenty.
public final class Report {

    private static final int MOST_TOLD = 20;
    private static final int DECIMALS = 4;

    private final PrintStream out;
    private final PrintStream err;
    private final boolean quiet;
    private final @Nullable Progress progress;
    private final Set<String> warned = new HashSet<>();
    private int told;
    private boolean retrying;

    /// @param progress the bar, or null where there is no terminal to draw it on
    public Report(PrintStream out, PrintStream err, boolean quiet, @Nullable Progress progress) {
        this.out = out;
        this.err = err;
        this.quiet = quiet;
        this.progress = progress;
    }

    public void scored(long index, Item.Row row, Outcome.Scored scored) {
        if (!quiet) {
            out.println(start(index, row) + (scored.anomaly() ? "anomaly " : "normal ") + score(scored.score())
                    + mark(row.label(), scored.anomaly()));
        }
    }

    public void duplicate(long index, Item.Row row) {
        if (!quiet) {
            out.println(start(index, row) + "duplicate");
        }
    }

    public void rejected(long index, Item.Row row, String reason) {
        notScored(start(index, row) + "rejected: " + printable(reason));
    }

    public void unreadable(long index, Item.Unreadable row) {
        notScored("[" + index + "] line " + row.line() + " is unreadable: " + printable(row.reason()));
    }

    private void notScored(String line) {
        if (!quiet) {
            out.println(line);
            return;
        }
        told++;
        if (told <= MOST_TOLD) {
            say(line);
        } else if (told == MOST_TOLD + 1) {
            say("further rows that are not scored are only counted");
        }
    }

    private static String start(long index, Item.Row row) {
        return "[" + index + "] " + printable(row.text()) + " -> ";
    }

    private static String score(double score) {
        BigDecimal rounded = new BigDecimal(score).setScale(DECIMALS, RoundingMode.HALF_EVEN);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }

    private static String mark(Label label, boolean anomaly) {
        if (label == Label.NONE || label == Label.UNREADABLE) {
            return "";
        }
        boolean right = anomaly == (label == Label.ANOMALY);
        return right ? " (right)" : anomaly ? " (false alarm)" : " (missed)";
    }

    /// Tells each warning once.
    public void warnings(List<String> warnings) {
        for (String warning : warnings) {
            if (warned.size() < MOST_TOLD && warned.add(warning)) {
                say("warning: " + warning);
            }
        }
    }

    public void retrying(String rows, String reason, String delay) {
        retrying = true;
        say(rows + ": " + reason + "; trying again in " + delay);
    }

    /// To be called after each batch.
    ///
    /// @param done the share of the input, NaN where its size is not known
    public void settled(long rows, double done) {
        if (retrying) {
            retrying = false;
            say("the server answers again");
        }
        if (progress != null) {
            progress.show(rows, done);
        }
        out.flush();
    }

    /// Tells something beside the rows.
    public void say(String text) {
        clearProgress();
        out.flush();
        err.println("replay: " + printable(text));
        err.flush();
    }

    public void summary(String headline, String summary) {
        clearProgress();
        out.println(printable(headline));
        out.print(summary);
        out.flush();
    }

    /// True once nobody reads the output any more.
    public boolean unheard() {
        return out.checkError();
    }

    private void clearProgress() {
        if (progress != null) {
            progress.clear();
        }
    }

    /// The text without what could steer a terminal.
    private static String printable(String text) {
        return text.codePoints().anyMatch(Character::isISOControl)
                ? text.codePoints()
                        .map(c -> Character.isISOControl(c) ? '?' : c)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString()
                : text;
    }
}
