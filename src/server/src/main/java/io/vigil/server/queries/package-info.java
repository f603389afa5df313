/// Reads what is stored: readings, anomalies, sensors, windows and what they sum up to.
@NullMarked
package io.vigil.server.queries;

import org.jspecify.annotations.NullMarked;
