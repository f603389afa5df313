/// Starts the built programs as processes and looks at the built classes; imports no room.
@NullMarked
package io.vigil.systemtest;

import org.jspecify.annotations.NullMarked;
