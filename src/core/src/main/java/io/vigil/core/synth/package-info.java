/// Sensor data made from a seed.
@NullMarked
package io.vigil.core.synth;

import org.jspecify.annotations.NullMarked;
