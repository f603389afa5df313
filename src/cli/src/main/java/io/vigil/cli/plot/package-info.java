/// Pictures of analysed sensors, as SVG.
@NullMarked
package io.vigil.cli.plot;

import org.jspecify.annotations.NullMarked;
