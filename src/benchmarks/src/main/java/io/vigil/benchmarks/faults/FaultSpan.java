package io.vigil.benchmarks.faults;

/// A fault in a trace, from its first row to before its end.
record FaultSpan(FaultKind kind, int first, int end) {}
