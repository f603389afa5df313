package io.vigil.benchmarks.http;

import java.nio.file.Path;

/// What is sent to every contender alike.
///
/// @param bodies a file that holds one body per line
/// @param records how many records each body has
record Load(Path bodies, int records, int connections) {}
