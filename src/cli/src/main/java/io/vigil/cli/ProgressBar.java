package io.vigil.cli;

import io.vigil.edge.Progress;
import java.io.Console;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Optional;

/// Shows on a terminal how far a job is, in one line that it redraws and finally wipes; silent
/// anywhere else. May be told from several threads.
final class ProgressBar implements Progress {

    private static final int WIDTH = 30;
    private static final String WIPE = "\r\u001b[K";

    private final PrintWriter out;
    private final boolean visible;
    private String shown = "";

    private ProgressBar(PrintWriter out, boolean visible) {
        this.out = out;
        this.visible = visible;
    }

    /// A bar that shows itself where the process has a terminal.
    static ProgressBar onTerminal(PrintWriter out) {
        return of(out, Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent());
    }

    static ProgressBar of(PrintWriter out, boolean visible) {
        return new ProgressBar(out, visible);
    }

    @Override
    public synchronized void show(String what, long done, long total) {
        int filled = (int) (WIDTH * Math.min(done, total) / total);
        String line = String.format(
                Locale.ROOT,
                "%s%s %3d %%  %s",
                "█".repeat(filled),
                "░".repeat(WIDTH - filled),
                100 * Math.min(done, total) / total,
                what);
        if (visible && !line.equals(shown)) {
            out.print(WIPE + line);
            out.flush();
            shown = line;
        }
    }

    /// Wipes the line.
    @Override
    public synchronized void close() {
        if (visible && !shown.isEmpty()) {
            out.print(WIPE);
            out.flush();
            shown = "";
        }
    }
}
