package io.vigil.benchmarks.http;

import java.time.Duration;

/// What one contender did under load for some seconds.
///
/// @param p99 within which 99 of 100 requests were answered
/// @param cpu the processor time that the contender took, all of its processes together
record Round(long requests, Duration time, Duration p99, Duration cpu, int recordsPerRequest) {

    long records() {
        return requests * recordsPerRequest;
    }

    double requestsPerSecond() {
        return requests / (time.toNanos() / 1e9);
    }

    double recordsPerSecond() {
        return requestsPerSecond() * recordsPerRequest;
    }

    double p99Millis() {
        return p99.toNanos() / 1e6;
    }

    /// Microseconds.
    double cpuPerRecord() {
        return cpu.toNanos() / 1e3 / requests / recordsPerRequest;
    }
}
