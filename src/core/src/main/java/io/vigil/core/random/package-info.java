/// Random numbers that are the same on every Java.
@NullMarked
package io.vigil.core.random;

import org.jspecify.annotations.NullMarked;
