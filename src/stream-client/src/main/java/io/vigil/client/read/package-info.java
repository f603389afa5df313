/// Reads the input row by row and cuts it into batches.
@NullMarked
package io.vigil.client.read;

import org.jspecify.annotations.NullMarked;
