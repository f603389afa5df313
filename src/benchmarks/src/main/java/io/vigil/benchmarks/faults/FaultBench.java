package io.vigil.benchmarks.faults;

import io.vigil.core.series.Reading;
import io.vigil.core.series.SensorKey;
import io.vigil.core.series.SeriesDetector;
import io.vigil.core.series.Times;
import io.vigil.core.series.Verdict;
import java.util.Arrays;
import java.util.Optional;
import java.util.StringJoiner;

/// How many injected faults a detector notices, and at how many false alarms.
///
/// A fault counts as noticed if an alarm is raised from its first reading to an hour and a half after
/// its end (a sixteenth of a day). Alarms elsewhere after the first day are false. While a sensor is
/// silent the detector is asked at each sampling period.
public final class FaultBench {

    private static final long START = 1_700_000_000L * Times.MICROS_PER_SECOND;

    private final int[] noticed = new int[FaultKind.values().length];
    private final int[] injected = new int[FaultKind.values().length];
    private int falseAlarms;
    private double days;

    /// Runs the detector over this many sensors.
    public <S> FaultBench(SeriesDetector<S> detector, int sensors) {
        for (int i = 0; i < sensors; i++) {
            run(detector, new FaultyTrace(i));
        }
    }

    private <S> void run(SeriesDetector<S> detector, FaultyTrace trace) {
        SensorKey key = SensorKey.of("bench");
        S state = detector.start(key);
        boolean[] alarms = new boolean[trace.values.length];
        boolean silent = false;
        for (int i = 0; i < alarms.length; i++) {
            long micros = START + i * (long) trace.period * Times.MICROS_PER_SECOND;
            if (!Double.isNaN(trace.values[i])) {
                alarms[i] = detector.detect(state, new Reading(key, micros, trace.values[i])).isAnomaly();
                silent = false;
            } else if (!silent) {
                Optional<Verdict> verdict = detector.silence(state, Times.instant(micros));
                silent = verdict.isPresent();
                alarms[i] = silent;
            }
        }
        count(trace, alarms);
    }

    private void count(FaultyTrace trace, boolean[] alarms) {
        boolean[] excused = new boolean[alarms.length];
        for (FaultSpan fault : trace.faults) {
            boolean found = false;
            for (int i = fault.first(); i < Math.min(alarms.length, fault.end() + trace.grace()); i++) {
                excused[i] = true;
                found |= alarms[i];
            }
            noticed[fault.kind().ordinal()] += found ? 1 : 0;
            injected[fault.kind().ordinal()]++;
        }
        int firstDay = 86_400 / trace.period;
        for (int i = firstDay; i < alarms.length; i++) {
            falseAlarms += alarms[i] && !excused[i] ? 1 : 0;
        }
        days += trace.days() - 1;
    }

    /// The share of all faults that were noticed, in percent.
    public double recall() {
        return 100.0 * Arrays.stream(noticed).sum() / Arrays.stream(injected).sum();
    }

    public double falseAlarmsPerDay() {
        return falseAlarms / days;
    }

    /// The counts per kind, such as `spike 12/15`.
    public String kinds() {
        StringJoiner text = new StringJoiner(", ");
        for (FaultKind kind : FaultKind.values()) {
            int i = kind.ordinal();
            text.add(kind.label() + " " + noticed[i] + "/" + injected[i]);
        }
        return text.toString();
    }
}
