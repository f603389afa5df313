/// Paces requests, sends them until they are answered and reads the answers.
@NullMarked
package io.vigil.client.send;

import org.jspecify.annotations.NullMarked;
