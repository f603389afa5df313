/// Decision forests as flat arrays, their file format and their explanations.
@NullMarked
package io.vigil.core.forest;

import org.jspecify.annotations.NullMarked;
