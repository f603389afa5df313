/// The server: it starts and wires, its features know the rest.
@NullMarked
package io.vigil.server;

import org.jspecify.annotations.NullMarked;
