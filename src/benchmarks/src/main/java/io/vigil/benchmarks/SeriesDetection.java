package io.vigil.benchmarks;

import io.vigil.benchmarks.faults.FaultBench;
import io.vigil.benchmarks.nab.NabCorpus;
import io.vigil.benchmarks.nab.NabFile;
import io.vigil.benchmarks.nab.NabRun;
import io.vigil.core.series.SensorRules;
import io.vigil.core.series.SeriesDetector;
import io.vigil.core.series.streaming.Streaming;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/// Prints how well the series detectors find anomalies: on NAB and on injected faults. Detectors have
/// one configuration, fixed before scoring, and see each reading once, in order.
final class SeriesDetection {

    private static final int SENSORS = 48;

    private final List<SeriesDetector<?>> detectors =
            List.of(new Streaming(ZoneOffset.UTC, SensorRules.NONE), new ThreeSigma(), new Noise());

    /// Prints what needs no data.
    void print(PrintStream out) {
        printFaults(out);
    }

    /// @param data the folder with `nab/windows.json` and `nab/data`
    void print(Path data, PrintStream out) throws IOException {
        printNab(NabCorpus.read(data.resolve("nab")), out);
        print(out);
    }

    /// All files, and every second file apart: a gain that only one half shows is luck.
    void printNab(List<NabFile> files, PrintStream out) {
        List<NabFile> odd = new ArrayList<>();
        List<NabFile> even = new ArrayList<>();
        List<NabFile> sorted = files.stream().sorted((a, b) -> a.name().compareTo(b.name())).toList();
        for (int i = 0; i < sorted.size(); i++) {
            (i % 2 == 0 ? even : odd).add(sorted.get(i));
        }
        out.printf("NAB, %d files%n", files.size());
        out.printf("%-12s %9s %9s %9s %15s %15s%n", "detector", "standard", "low-FP", "alarms", "one half", "other half");
        for (SeriesDetector<?> detector : detectors) {
            NabRun all = NabRun.of(detector, files);
            NabRun a = NabRun.of(detector, even);
            NabRun b = NabRun.of(detector, odd);
            out.printf(
                    "%-12s %9.1f %9.1f %9d %7.1f %7.1f %7.1f %7.1f%n",
                    detector.name(),
                    all.standard(),
                    all.lowFalsePositives(),
                    all.alarms(),
                    a.standard(),
                    a.lowFalsePositives(),
                    b.standard(),
                    b.lowFalsePositives());
        }
        out.println();
    }

    void printFaults(PrintStream out) {
        out.printf("Injected faults, %d generated sensors%n", SENSORS);
        out.printf("%-12s %9s %21s  %s%n", "detector", "recall %", "false alarms per day", "noticed");
        for (SeriesDetector<?> detector : detectors) {
            FaultBench bench = new FaultBench(detector, SENSORS);
            out.printf(
                    "%-12s %9.1f %21.2f  %s%n", detector.name(), bench.recall(), bench.falseAlarmsPerDay(), bench.kinds());
        }
        out.println();
    }
}
