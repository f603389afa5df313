/// The classic three-sigma rule over the last hundred readings.
@NullMarked
package io.vigil.core.series.rolling;

import org.jspecify.annotations.NullMarked;
