/// Readings on their way in: cleaned, judged and stored by one writer, in the order in which they came.
@NullMarked
package io.vigil.server.readings;

import org.jspecify.annotations.NullMarked;
