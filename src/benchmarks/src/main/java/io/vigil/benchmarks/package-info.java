/// Programs that print what Vigil's detectors are worth.
@NullMarked
package io.vigil.benchmarks;

import org.jspecify.annotations.NullMarked;
