/// Vigil's own series detector: it needs no training data, no period and no threshold.
@NullMarked
package io.vigil.core.series.streaming;

import org.jspecify.annotations.NullMarked;
