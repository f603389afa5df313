/// Readings summed up over stretches of event time.
@NullMarked
package io.vigil.core.series.windows;

import org.jspecify.annotations.NullMarked;
