/// An isolation forest per sensor type that is trained anew as readings come.
@NullMarked
package io.vigil.core.series.online;

import org.jspecify.annotations.NullMarked;
