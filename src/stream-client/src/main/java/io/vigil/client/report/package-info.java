/// Counts what became of the rows and tells it.
@NullMarked
package io.vigil.client.report;

import org.jspecify.annotations.NullMarked;
