/// Readings of sensors in time, and what every detector that judges them must offer.
@NullMarked
package io.vigil.core.series;

import org.jspecify.annotations.NullMarked;
