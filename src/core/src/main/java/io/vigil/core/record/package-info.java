/// What a model reads: features, their schema, and batches of records in columns.
@NullMarked
package io.vigil.core.record;

import org.jspecify.annotations.NullMarked;
