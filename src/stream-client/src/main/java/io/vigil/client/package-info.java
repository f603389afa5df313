/// The stream client: one command that replays a file against the API.
@NullMarked
package io.vigil.client;

import org.jspecify.annotations.NullMarked;
