/// Named areas of a site, as GeoJSON draws them.
@NullMarked
package io.vigil.core.series.zones;

import org.jspecify.annotations.NullMarked;
