/// The bodies of requests: how they are written, read within limits, and worked on without holding up others.
@NullMarked
package io.vigil.server.bodies;

import org.jspecify.annotations.NullMarked;
