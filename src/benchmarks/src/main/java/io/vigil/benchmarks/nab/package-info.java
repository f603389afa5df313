/// The Numenta Anomaly Benchmark, scored by its definition.
@NullMarked
package io.vigil.benchmarks.nab;

import org.jspecify.annotations.NullMarked;
