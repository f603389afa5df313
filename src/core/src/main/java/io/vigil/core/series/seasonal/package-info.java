/// Baselines fitted from a sensor's history, and the detector that holds readings against them.
@NullMarked
package io.vigil.core.series.seasonal;

import org.jspecify.annotations.NullMarked;
