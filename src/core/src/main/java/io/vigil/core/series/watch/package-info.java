/// All sensors of a feed, each judged by its own detector: what every host runs.
@NullMarked
package io.vigil.core.series.watch;

import org.jspecify.annotations.NullMarked;
