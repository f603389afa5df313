/// Forests as other runtimes take them, and those runtimes.
@NullMarked
package io.vigil.benchmarks.peers;

import org.jspecify.annotations.NullMarked;
