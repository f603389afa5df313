/// Training files and what is taken from them.
@NullMarked
package io.vigil.train.data;

import org.jspecify.annotations.NullMarked;
