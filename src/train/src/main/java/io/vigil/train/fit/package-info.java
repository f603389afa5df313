/// One fitter per algorithm: standardised inputs become an estimator.
@NullMarked
package io.vigil.train.fit;

import org.jspecify.annotations.NullMarked;
