/// Runs of anomalies as things with a life, what people say of them, planned work, and telling others.
@NullMarked
package io.vigil.server.incidents;

import org.jspecify.annotations.NullMarked;
