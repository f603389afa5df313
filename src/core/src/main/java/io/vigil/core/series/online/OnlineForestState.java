package io.vigil.core.series.online;

import io.vigil.core.forest.Forest;
import io.vigil.core.series.Learning;
import io.vigil.core.series.Times;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What [OnlineForest] remembers of one sensor type: the latest rows, the sensors' latest values and
/// the forest. Less than 1 MB in memory, less than half of that when written. Not safe for many
/// threads.
public final class OnlineForestState {

    /// With fewer rows there is no forest.
    static final int FIRST = 50;

    /// So many new rows, and so many seconds of event time, make a new forest worth its while.
    static final int NEW_ROWS = 200;

    static final double SECONDS = 300;

    static final double CONTAMINATION = 0.05;

    final ZoneId zone;
    final Rows rows = new Rows();
    final Sensors sensors = new Sensors();

    /// The share of readings that is to alarm; feedback moves it.
    double contamination = CONTAMINATION;

    /// The event time of the reading that led to the last training.
    long trainedMicros;

    /// How many rows came since, counted up to [#NEW_ROWS].
    int newRows;

    @Nullable Model model;

    OnlineForestState(ZoneId zone) {
        this.zone = zone;
    }

    /// The forest of the last training as a bundle would hold it, with path lengths in its leaves.
    public Optional<Forest> forest() {
        return model == null ? Optional.empty() : Optional.of(model.trees.forest());
    }

    @Nullable Learning progress() {
        return model == null ? new Learning(rows.size(), FIRST) : null;
    }

    double[] features(double value, Recent before, long micros) {
        long second = Math.floorDiv(micros, Times.MICROS_PER_SECOND);
        int offset = zone.getRules().getOffset(Instant.ofEpochSecond(second)).getTotalSeconds();
        return Features.of(value, before, second + offset);
    }

    void learn(double[] row, long micros) {
        rows.add(row);
        newRows = Math.min(newRows + 1, NEW_ROWS);
        if (model == null ? rows.size() >= FIRST : stale(micros)) {
            model = new Model(rows.ordered(), model == null ? 1 : model.training + 1);
            trainedMicros = micros;
            newRows = 0;
        }
    }

    /// Counts time both ways, so that one reading from the far future cannot end all training.
    private boolean stale(long micros) {
        return newRows >= NEW_ROWS && Math.abs(Times.seconds(trainedMicros, micros)) >= SECONDS;
    }
}
