package io.vigil.server.readings;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// What can be set about readings; `application.yml` holds the defaults.
///
/// @param sensors the file of what users say of sensors, null for none
/// @param zones the GeoJSON file of zones, null for none
/// @param timeZone of times without an offset, and of hours of the day
/// @param dualDetection whether `rolling-z` and `online-forest` judge every reading too
/// @param retention how long readings are kept, whole days
/// @param maxSensors how many sensors are watched
/// @param zoneWindow how long a zone's windows are, a multiple of the slide
/// @param zoneSlide from one of a zone's windows to the next
@ConfigurationProperties("vigil")
public record ReadingsSettings(
        @Nullable Path sensors,
        @Nullable Path zones,
        ZoneId timeZone,
        boolean dualDetection,
        Duration retention,
        int maxSensors,
        Duration zoneWindow,
        Duration zoneSlide) {

    private static final Duration LONGEST_RETENTION = Duration.ofDays(3650);

    public ReadingsSettings {
        if (retention.compareTo(Duration.ofDays(1)) < 0 || retention.compareTo(LONGEST_RETENTION) > 0) {
            throw new IllegalArgumentException("vigil.retention must be from 1 to 3650 days");
        }
        if (maxSensors < 1) {
            throw new IllegalArgumentException("vigil.max-sensors must be at least 1");
        }
        requireMultiple(zoneWindow, zoneSlide);
        sensors = named(sensors);
        zones = named(zones);
    }

    private static void requireMultiple(Duration window, Duration slide) {
        boolean whole = slide.toSeconds() >= 1 && window.toSeconds() % slide.toSeconds() == 0;
        if (!whole || window.compareTo(slide) < 0) {
            throw new IllegalArgumentException(
                    "vigil.zone-slide must be at least 1 s, and vigil.zone-window a multiple of it");
        }
    }

    private static @Nullable Path named(@Nullable Path file) {
        return file == null || file.toString().isBlank() ? null : file;
    }
}
