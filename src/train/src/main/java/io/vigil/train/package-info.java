/// Fits, calibrates and evaluates models.
@NullMarked
package io.vigil.train;

import org.jspecify.annotations.NullMarked;
