/// What a user says of sensors beforehand, in `sensors.json`.
@NullMarked
package io.vigil.core.series.sensors;

import org.jspecify.annotations.NullMarked;
