/// How well the row models find anomalies in public sets.
@NullMarked
package io.vigil.benchmarks.rows;

import org.jspecify.annotations.NullMarked;
