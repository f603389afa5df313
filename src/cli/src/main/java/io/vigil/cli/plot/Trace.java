package io.vigil.cli.plot;

import io.vigil.core.series.Reading;
import io.vigil.core.series.Reason;
import io.vigil.core.series.SeasonalDetail;
import io.vigil.core.series.Verdict;
import io.vigil.core.series.seasonal.SensorBaseline;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Objects;

/// A sensor's readings and what its richest baseline said of them, in the order of time.
public final class Trace {

    private static final double LONG_GAP = 3.5;

    private final SensorBaseline sensor;
    private final BitSet outside = new BitSet();
    private final BitSet spiked = new BitSet();
    private final BitSet broken = new BitSet();
    private final long[] micros;
    private final double[] values;
    private final double[] expected;
    private final double[] lower;
    private final double[] upper;
    private int size;
    private int anomalies;

    /// @param readings how many will be added
    public Trace(SensorBaseline sensor, int readings) {
        this.sensor = sensor;
        micros = new long[readings];
        values = new double[readings];
        expected = new double[readings];
        lower = new double[readings];
        upper = new double[readings];
    }

    public void add(Reading reading, Verdict verdict) {
        SeasonalDetail detail = Objects.requireNonNull(verdict.seasonal());
        micros[size] = reading.micros();
        values[size] = reading.value();
        expected[size] = verdict.expected();
        lower[size] = verdict.lower();
        upper[size] = verdict.upper();
        outside.set(size, detail.band() || verdict.reasons().contains(Reason.RANGE));
        spiked.set(size, detail.spike());
        broken.set(size, detail.isBreak());
        anomalies += verdict.isAnomaly() ? 1 : 0;
        size++;
    }

    public SensorBaseline sensor() {
        return sensor;
    }

    public int size() {
        return size;
    }

    public int anomalies() {
        return anomalies;
    }

    /// How many readings lie outside the band, or the physical range.
    public int bands() {
        return outside.cardinality();
    }

    public int spikes() {
        return spiked.cardinality();
    }

    public int breaks() {
        return broken.cardinality();
    }

    public long firstMicros() {
        return micros[0];
    }

    public long lastMicros() {
        return micros[size - 1];
    }

    boolean isOutside(int index) {
        return outside.get(index);
    }

    boolean isSpike(int index) {
        return spiked.get(index);
    }

    boolean isBreak(int index) {
        return broken.get(index);
    }

    long micros(int index) {
        return micros[index];
    }

    double value(int index) {
        return values[index];
    }

    double expected(int index) {
        return expected[index];
    }

    double lower(int index) {
        return lower[index];
    }

    double upper(int index) {
        return upper[index];
    }

    /// The least and the greatest of values and bands.
    double[] span() {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < size; i++) {
            low = Math.min(low, Math.min(values[i], lower[i]));
            high = Math.max(high, Math.max(values[i], upper[i]));
        }
        return new double[] {low, high};
    }

    /// The longest distance between two readings that a line may bridge, in microseconds.
    long longestBridge() {
        long[] gaps = new long[Math.max(size - 1, 0)];
        for (int i = 1; i < size; i++) {
            gaps[i - 1] = micros[i] - micros[i - 1];
        }
        Arrays.sort(gaps);
        return gaps.length == 0 ? 0 : (long) (gaps[gaps.length / 2] * LONG_GAP);
    }
}
