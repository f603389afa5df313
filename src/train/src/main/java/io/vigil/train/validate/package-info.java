/// Cross-validation, tuning and thresholds.
@NullMarked
package io.vigil.train.validate;

import org.jspecify.annotations.NullMarked;
