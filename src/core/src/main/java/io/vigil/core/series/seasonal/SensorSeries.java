package io.vigil.core.series.seasonal;

import io.vigil.core.series.Reading;
import io.vigil.core.series.SensorKey;
import io.vigil.core.series.SensorRules;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/// All readings of one sensor, as a batch job collects them: they may come in any order. Not safe for
/// many threads.
public final class SensorSeries {

    private static final int FIRST_CAPACITY = 64;

    private final SensorKey key;
    private long[] micros = new long[FIRST_CAPACITY];
    private double[] values = new double[FIRST_CAPACITY];
    private int size;

    public SensorSeries(SensorKey key) {
        this.key = key;
    }

    public SensorKey key() {
        return key;
    }

    /// @param reading of this sensor
    public void add(Reading reading) {
        if (size == values.length) {
            micros = Arrays.copyOf(micros, 2 * size);
            values = Arrays.copyOf(values, 2 * size);
        }
        micros[size] = reading.micros();
        values[size++] = reading.value();
    }

    /// How many readings there are.
    public int size() {
        return size;
    }

    /// A reading, in the order of time once they were sorted.
    public Reading reading(int index) {
        return new Reading(key, micros[index], values[index]);
    }

    /// Brings the readings into the order of time, those of one instant as they came, and drops exact
    /// repeats.
    ///
    /// @return how many were repeats
    public int sort() {
        if (isRising()) {
            return 0;
        }
        int[] order = IntStream.range(0, size)
                .boxed()
                .sorted((a, b) -> Long.compare(micros[a], micros[b]))
                .mapToInt(Integer::intValue)
                .toArray();
        long[] sortedMicros = new long[size];
        double[] sortedValues = new double[size];
        Set<Double> instant = new HashSet<>();
        int kept = 0;
        for (int index : order) {
            if (kept > 0 && sortedMicros[kept - 1] != micros[index]) {
                instant.clear();
            }
            if (instant.add(values[index])) {
                sortedMicros[kept] = micros[index];
                sortedValues[kept++] = values[index];
            }
        }
        int repeats = size - kept;
        micros = sortedMicros;
        values = sortedValues;
        size = kept;
        return repeats;
    }

    /// Whether each reading is later than the one before.
    private boolean isRising() {
        for (int i = 1; i < size; i++) {
            if (micros[i] <= micros[i - 1]) {
                return false;
            }
        }
        return true;
    }

    /// Whether a reading is another value for the instant of the one before; sorted readings only.
    public boolean conflicts(int index) {
        return index > 0 && micros[index] == micros[index - 1];
    }

    /// Fits the baselines on the first value of every instant, as far as it is physically possible.
    ///
    /// @return empty where no such value is left
    public Optional<SensorBaseline> fit(ZoneId zone, SensorRules rules) {
        History history = new History(zone);
        for (int i = 0; i < size; i++) {
            if (!conflicts(i) && rules.possible(values[i])) {
                history.add(micros[i], values[i]);
            }
        }
        return history.size() == 0 ? Optional.empty() : Optional.of(history.fit(entity(), sensor()));
    }

    /// What stands before the type in the sensor's id, empty where the id is not `<entity>/<type>`.
    public String entity() {
        String id = key.sensor();
        return id.endsWith("/" + key.type()) ? id.substring(0, id.length() - key.type().length() - 1) : "";
    }

    /// The type after an entity, else the whole id.
    public String sensor() {
        return entity().isEmpty() ? key.sensor() : key.type();
    }
}
