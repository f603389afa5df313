/// Records in, scores out.
@NullMarked
package io.vigil.server.predict;

import org.jspecify.annotations.NullMarked;
