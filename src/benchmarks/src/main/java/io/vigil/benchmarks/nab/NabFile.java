package io.vigil.benchmarks.nab;

import java.util.List;

/// One file of the benchmark.
///
/// @param name its folder and file name
/// @param micros the times, taken as UTC
public record NabFile(String name, long[] micros, double[] values, List<Window> windows) {

    public NabFile {
        windows = List.copyOf(windows);
    }
}
