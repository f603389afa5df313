/// The page at `/`: static files that ask the same API as everybody else.
@NullMarked
package io.vigil.server.dashboard;

import org.jspecify.annotations.NullMarked;
