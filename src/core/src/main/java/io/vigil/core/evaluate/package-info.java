/// How good a set of scores is.
@NullMarked
package io.vigil.core.evaluate;

import org.jspecify.annotations.NullMarked;
