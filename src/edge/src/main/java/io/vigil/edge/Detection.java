package io.vigil.edge;

import io.vigil.core.format.CsvTable;
import io.vigil.core.format.MalformedException;
import io.vigil.core.series.Arrival;
import io.vigil.core.series.readings.CsvReadings;
import io.vigil.core.series.readings.Parsed;
import io.vigil.core.series.watch.Judged;
import io.vigil.core.series.watch.Watch;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Carries the readings of a table through a watch, in their order, and counts what became of them.
final class Detection {

    private final Watch watch;
    private final LineCounts unjudged = new LineCounts();
    private final LineCounts unlearned = new LineCounts();
    private final LineCounts dropped = new LineCounts();
    private long readings;
    private long anomalies;

    Detection(Watch watch) {
        this.watch = watch;
    }

    /// Judges the row at which the table stands and all that follow.
    ///
    /// @param live whether each row is answered before the next one is read
    /// @param onlyAnomalies whether the other readings are left out
    void run(CsvTable table, CsvReadings reader, Findings out, boolean live, boolean onlyAnomalies)
            throws IOException, MalformedException {
        do {
            List<String> cells = table.fittedCells();
            List<Parsed> parsed = reader.read(table);
            for (int v = 0; v < parsed.size(); v++) {
                Finding finding = parsed.get(v) instanceof Parsed.Accepted accepted
                        ? judged(accepted, table.line())
                        : rejected((Parsed.Rejected) parsed.get(v), reader.sensor(table, v), table.line());
                readings++;
                anomalies += finding.isAnomaly() ? 1 : 0;
                if (finding.isAnomaly() || !onlyAnomalies) {
                    out.write(cells, finding);
                }
            }
            if (live) {
                out.flush();
            }
        } while (table.next());
    }

    private Finding judged(Parsed.Accepted accepted, long line) {
        accepted.dropped().forEach(part -> dropped.add(part.id(), line));
        Judged judged = watch.take(accepted.reading());
        if (judged.arrival() == Arrival.DUPLICATE) {
            unjudged.add(judged.arrival().id(), line);
        } else if (judged.arrival() != Arrival.ON_TIME) {
            unlearned.add(judged.arrival().id(), line);
        }
        return Finding.of(judged);
    }

    private Finding rejected(Parsed.Rejected rejected, @Nullable String sensor, long line) {
        unjudged.add(rejected.reason().id(), line);
        return Finding.rejected(sensor, rejected.reason());
    }

    String summary() {
        return String.format(Locale.ROOT, "%,d readings, %,d anomalies, %,d not judged", readings, anomalies, unjudged.total());
    }

    /// Whether no reading was late or in conflict with another.
    boolean allInOrder() {
        return unlearned.total() == 0;
    }

    /// Prints what did not go the usual way; nothing where all did.
    void printExceptions(PrintWriter out) {
        if (unjudged.total() > 0) {
            out.printf(Locale.ROOT, "%,d of %,d readings were not judged:%n", unjudged.total(), readings);
            unjudged.print(out);
        }
        if (unlearned.total() > 0) {
            out.printf(Locale.ROOT, "%,d judged but not learned from:%n", unlearned.total());
            unlearned.print(out);
        }
        if (dropped.total() > 0) {
            out.printf(Locale.ROOT, "%,d judged without a part that cannot be:%n", dropped.total());
            dropped.print(out);
        }
    }
}
