package io.vigil.server.incidents;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/// What a batch of readings does to the incidents of its sensors.
///
/// An incident opens with a reading that raises an alarm, unless that is muted by planned work; where the
/// event outlasts the work, with its first reading after that. Not safe for many threads.
final class Life {

    private final Predicate<Observation> planned;
    private final LongSupplier ids;

    private final Map<Integer, Incident> open = new HashMap<>();
    private final Set<Integer> muted = new HashSet<>();

    private final Map<Long, Incident> changed = new LinkedHashMap<>();
    private final Set<Long> begun = new LinkedHashSet<>();
    private final Set<Integer> mutedBefore;

    /// @param open incidents of the batch's sensors
    /// @param muted sensors in an event that began during planned work
    /// @param planned whether an observation falls into planned work
    /// @param ids of new incidents
    Life(List<Incident> open, Set<Integer> muted, Predicate<Observation> planned, LongSupplier ids) {
        open.forEach(incident -> this.open.put(incident.sensorKey(), incident));
        this.muted.addAll(muted);
        this.mutedBefore = Set.copyOf(muted);
        this.planned = planned;
        this.ids = ids;
    }

    /// The next reading of a sensor.
    void read(Observation reading) {
        Incident before = open.get(reading.sensorKey());
        if (before != null) {
            Incident after = before.after(reading);
            put(after);
            if (after.isOpen() || !before.silent() || Incident.isEndOfSilence(reading)) {
                return;
            }
        }
        begin(reading);
    }

    private void begin(Observation reading) {
        if (!reading.inEvent() && !reading.anomaly()) {
            muted.remove(reading.sensorKey());
        } else if (reading.anomaly() || muted.contains(reading.sensorKey())) {
            if (planned.test(reading)) {
                muted.add(reading.sensorKey());
            } else {
                muted.remove(reading.sensorKey());
                open(Incident.openedBy(reading, ids.getAsLong()));
            }
        }
    }

    /// A sensor that has sent nothing for too long; told again and again while it is.
    void silent(Observation silence) {
        Incident before = open.get(silence.sensorKey());
        if (before == null) {
            if (!planned.test(silence)) {
                open(Incident.openedBySilence(silence, ids.getAsLong()));
            }
        } else if (!before.silent()) {
            put(before.afterSilence(silence));
        }
    }

    private void open(Incident incident) {
        begun.add(incident.id());
        put(incident);
    }

    private void put(Incident incident) {
        changed.put(incident.id(), incident);
        if (incident.isOpen()) {
            open.put(incident.sensorKey(), incident);
        } else {
            open.remove(incident.sensorKey());
        }
    }

    /// The incidents that began, as they are now.
    List<Incident> begun() {
        return changed.values().stream().filter(incident -> begun.contains(incident.id())).toList();
    }

    /// The incidents that were there before and changed, as they are now.
    List<Incident> grown() {
        return changed.values().stream().filter(incident -> !begun.contains(incident.id())).toList();
    }

    /// The sensors that are muted now and were not before.
    List<Integer> newlyMuted() {
        return muted.stream().filter(key -> !mutedBefore.contains(key)).toList();
    }

    /// The sensors that were muted and are no longer.
    List<Integer> noLongerMuted() {
        return mutedBefore.stream().filter(key -> !muted.contains(key)).toList();
    }
}
