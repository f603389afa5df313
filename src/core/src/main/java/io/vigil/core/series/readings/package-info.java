/// Readings as devices and files send them, cleaned: nothing is dropped without a count.
@NullMarked
package io.vigil.core.series.readings;

import org.jspecify.annotations.NullMarked;
