/// Tells what happens as it happens, by server-sent events.
@NullMarked
package io.vigil.server.live;

import org.jspecify.annotations.NullMarked;
