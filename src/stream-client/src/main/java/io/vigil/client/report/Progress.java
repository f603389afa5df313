package io.vigil.client.report;

import io.vigil.client.send.Durations;
import io.vigil.client.send.Time;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/// One line of a terminal that shows how far a replay is: a bar, rows, rate, time left.
public final class Progress {

    private static final String CLEAR_TO_END = "\u001b[K";
    private static final int WIDTH = 30;
    private static final long REDRAW_NANOS = 100_000_000;

    private final PrintStream terminal;
    private final Time time;
    private final long start;
    private double doneBefore = -1;
    private long rowsBefore;
    private long drawn;
    private boolean shown;

    public Progress(PrintStream terminal, Time time) {
        this.terminal = terminal;
        this.time = time;
        start = time.nanos();
        drawn = start - REDRAW_NANOS;
    }

    /// @param done the share of the input, NaN where its size is not known
    void show(long rows, double done) {
        if (doneBefore < 0) {
            doneBefore = Double.isNaN(done) ? 0 : done;
            rowsBefore = rows;
        }
        long now = time.nanos();
        if (now - drawn < REDRAW_NANOS) {
            return;
        }
        drawn = now;
        shown = true;
        terminal.print('\r' + line(rows, done, (now - start) / 1e9) + CLEAR_TO_END);
    }

    private String line(long rows, double done, double seconds) {
        double rate = seconds == 0 ? 0 : (rows - rowsBefore) / seconds;
        String counts = String.format(Locale.ROOT, "%,d rows  %,.0f rows/s", rows, rate);
        if (Double.isNaN(done)) {
            return counts;
        }
        double share = Math.min(1, done);
        int filled = (int) (share * WIDTH);
        String bar = "#".repeat(filled) + ".".repeat(WIDTH - filled);
        return String.format(Locale.ROOT, "[%s] %3d %%  %s%s", bar, (int) (share * 100), counts, left(share, seconds));
    }

    private String left(double share, double seconds) {
        double progress = share - doneBefore;
        if (progress <= 0 || share >= 1) {
            return "";
        }
        long left = Math.round(seconds / progress * (1 - share));
        return "  " + Durations.text(Duration.ofSeconds(left)) + " left";
    }

    /// Takes the line away, so that other text can be written.
    void clear() {
        if (shown) {
            terminal.print('\r' + CLEAR_TO_END);
            shown = false;
        }
    }
}
