/// JSON files as values that know where they stand.
@NullMarked
package io.vigil.core.json;

import org.jspecify.annotations.NullMarked;
