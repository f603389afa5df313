/// Models on disk.
@NullMarked
package io.vigil.core.bundle;

import org.jspecify.annotations.NullMarked;
