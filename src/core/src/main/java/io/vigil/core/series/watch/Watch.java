package io.vigil.core.series.watch;

import io.vigil.core.series.Arrival;
import io.vigil.core.series.Keying;
import io.vigil.core.series.Reading;
import io.vigil.core.series.Reason;
import io.vigil.core.series.SensorKey;
import io.vigil.core.series.SensorRules;
import io.vigil.core.series.SeriesDetector;
import io.vigil.core.series.Timeline;
import io.vigil.core.series.Verdict;
import io.vigil.core.series.sensors.SensorSettings;
import io.vigil.core.series.sensors.SensorsFile;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The sensors of one feed, each judged by its own detector, and optionally by others beside it.
///
/// Assumes that the host hands over the readings and people's feedback of the feed one at a time.
/// Guarantees that the same of them in the same order bring the same answers, bit for bit, on every
/// host, and that a new watch which was given all that [#changed] returned goes on where this one
/// stood. Grows with the number of sensors; the host bounds that. Not safe for many threads.
public final class Watch {

    private final Detectors detectors;
    private final SensorsFile sensorsFile;
    private final Choice usual;
    private final List<String> beside;

    private final Map<String, WatchedSensor> sensors = new LinkedHashMap<>();
    private final Map<String, WatchedSensor.Saved> asleep = new LinkedHashMap<>();
    private final Map<SavedStateKey, Cell<?>> cells = new HashMap<>();
    private final Set<String> changedSensors = new LinkedHashSet<>();
    private final Set<Cell<?>> changedCells = new LinkedHashSet<>();

    /// @param sensorsFile what users say of sensors
    /// @param usual judges the sensors of which they name no detector
    /// @param beside the names of detectors that judge every sensor too
    public Watch(Detectors detectors, SensorsFile sensorsFile, Choice usual, List<String> beside) {
        this.detectors = detectors;
        this.sensorsFile = sensorsFile;
        this.usual = usual;
        this.beside = List.copyOf(beside);
    }

    /// Judges a reading and learns from it: not at all from a duplicate, which gets no verdict, nor
    /// from one that is late or in conflict, which gets one.
    ///
    /// @throws IllegalArgumentException where the sensor's detector needs a model that is not there
    public Judged take(Reading reading) {
        WatchedSensor sensor = sensor(reading.key());
        Arrival arrival = sensor.timeline.place(reading, sensor.rules.lateness());
        if (arrival == Arrival.DUPLICATE) {
            return new Judged(reading, arrival, null, List.of());
        }
        boolean learn = arrival == Arrival.ON_TIME;
        changedSensors.add(reading.key().sensor());
        Verdict own = take(sensor.own, reading, learn);
        List<Verdict> others = new ArrayList<>(sensor.beside.size());
        for (Seat<?> seat : sensor.beside) {
            others.add(seat.cell() == sensor.own.cell() ? own : take(seat, reading, learn));
        }
        return new Judged(reading, arrival, own, others);
    }

    private Verdict take(Seat<?> seat, Reading reading, boolean learn) {
        if (learn) {
            changedCells.add(seat.cell());
        }
        return seat.take(reading, learn);
    }

    /// The sensors that have sent nothing for too long.
    ///
    /// @param now the newest event time of the feed plus the time elapsed since it came
    public List<Silence> silences(Instant now) {
        List.copyOf(asleep.values()).forEach(saved -> sensor(saved.key()));
        List<Silence> silences = new ArrayList<>();
        for (WatchedSensor sensor : sensors.values()) {
            silence(sensor, now)
                    .ifPresent(verdict -> silences.add(new Silence(sensor.key, sensor.timeline.newest(), verdict)));
        }
        return silences;
    }

    /// A state that many sensors share cannot say which of them fell silent: there `max_gap` decides.
    private static Optional<Verdict> silence(WatchedSensor sensor, Instant now) {
        if (sensor.own.detector().keying() == Keying.SENSOR) {
            return sensor.own.silence(now);
        }
        double none = Double.NaN;
        return sensor.rules.overdue(sensor.timeline.newest(), now)
                ? Optional.of(new Verdict(true, true, 1, List.of(Reason.DROPOUT), none, none, none, null))
                : Optional.empty();
    }

    /// Takes a person's word on an alarm of a sensor.
    ///
    /// @return whether there is such a sensor
    public boolean feedback(String sensor, boolean trueAlarm) {
        WatchedSensor.Saved saved = asleep.get(sensor);
        WatchedSensor found = saved == null ? sensors.get(sensor) : sensor(saved.key());
        if (found == null) {
            return false;
        }
        found.own.feedback(trueAlarm);
        changedCells.add(found.own.cell());
        return true;
    }

    /// What has changed since this was last called, each part as it is now.
    public List<SavedState> changed() {
        List<SavedState> changed = new ArrayList<>(changedSensors.size() + changedCells.size());
        changedSensors.forEach(id -> changed.add(Objects.requireNonNull(sensors.get(id)).write()));
        changedCells.forEach(cell -> changed.add(cell.write()));
        changedSensors.clear();
        changedCells.clear();
        return changed;
    }

    /// Puts back what [#changed] returned, before the first reading; of parts that it returned more than
    /// once, the latest.
    ///
    /// @throws io.vigil.core.series.StateException naming what is wrong with the bytes
    public void restore(SavedState saved) {
        if (saved.kind().equals(SavedState.SENSOR)) {
            asleep.put(saved.key(), WatchedSensor.Saved.read(saved));
        } else {
            Cell<?> cell = Cell.read(saved, detectors.ofState(saved.kind()));
            cells.put(cell.key, cell);
        }
    }

    /// The sensor of this key, with the settings that hold for it now.
    private WatchedSensor sensor(SensorKey key) {
        WatchedSensor known = sensors.get(key.sensor());
        if (known != null && known.key.equals(key)) {
            return known;
        }
        SensorSettings settings = sensorsFile.of(key);
        Timeline timeline = timeline(key.sensor(), known);
        String detector = Objects.requireNonNullElse(settings.detector(), usual.detector());
        String model = settings.model() == null ? usual.model() : settings.model();
        Seat<?> own = seat(key, detector, settings.rules(), model);
        List<Seat<?>> others = new ArrayList<>();
        beside.forEach(name -> others.add(seat(key, name, settings.rules(), null)));
        WatchedSensor sensor = new WatchedSensor(key, timeline, settings.rules(), own, others);
        sensors.put(key.sensor(), sensor);
        asleep.remove(key.sensor());
        return sensor;
    }

    private Timeline timeline(String sensor, @Nullable WatchedSensor known) {
        if (known != null) {
            return known.timeline;
        }
        WatchedSensor.Saved saved = asleep.get(sensor);
        return saved == null ? new Timeline() : saved.timeline();
    }

    private Seat<?> seat(SensorKey key, String name, SensorRules rules, @Nullable String model) {
        return seat(key, detectors.of(name, rules, model));
    }

    /// States of one kind all come from detectors of the same class.
    @SuppressWarnings("unchecked")
    private <S> Seat<S> seat(SensorKey key, SeriesDetector<S> detector) {
        SavedStateKey cellKey = new SavedStateKey(detector.name(), detector.keying().of(key));
        Cell<?> cell = cells.computeIfAbsent(cellKey, unseen -> new Cell<>(unseen, detector.start(key), detector));
        return new Seat<>(detector, (Cell<S>) cell);
    }
}
