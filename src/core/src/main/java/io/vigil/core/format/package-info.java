/// Records and scores as JSON, NDJSON and CSV, streamed into and out of columns.
@NullMarked
package io.vigil.core.format;

import org.jspecify.annotations.NullMarked;
