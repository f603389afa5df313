/// What every answer shares: problems, limits, request lines, probes.
@NullMarked
package io.vigil.server.ops;

import org.jspecify.annotations.NullMarked;
