/// Forests that Smile fitted or serialized, compiled to core's flat form.
@NullMarked
package io.vigil.train.smile;

import org.jspecify.annotations.NullMarked;
