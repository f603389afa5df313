/// Faults of known kind and time, injected into generated sensors.
@NullMarked
package io.vigil.benchmarks.faults;

import org.jspecify.annotations.NullMarked;
