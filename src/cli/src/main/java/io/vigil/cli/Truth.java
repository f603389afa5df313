package io.vigil.cli;

/// What a row's label says.
enum Truth {
    NORMAL,
    ANOMALY,
    UNKNOWN
}
