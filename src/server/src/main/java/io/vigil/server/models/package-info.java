/// The models that are served, and what the server says of them.
@NullMarked
package io.vigil.server.models;

import org.jspecify.annotations.NullMarked;
