package io.vigil.core.series.zones;

import io.vigil.core.json.JsonException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The zones of a site in the order of their file: a point belongs to the first that contains it.
///
/// A point on an edge or a corner lies inside, as far as doubles tell it from one beside it. Immutable
/// and safe for many threads.
public final class Zones {

    /// A site without zones.
    public static final Zones NONE = new Zones(List.of());

    private final List<Zone> zones;

    Zones(List<Zone> zones) {
        this.zones = List.copyOf(zones);
    }

    /// Reads a GeoJSON `FeatureCollection` or `Feature` (RFC 7946) of polygons and multi-polygons whose
    /// `properties.name` names the zone.
    ///
    /// @param file the name to put before messages
    /// @throws JsonException naming the feature and the rule, such as
    ///     `features[0].properties.name is missing`
    public static Zones parse(String file, byte[] geoJson) throws JsonException {
        return new Zones(GeoJson.read(file, geoJson));
    }

    /// The names, in the file's order, each once.
    public List<String> names() {
        return zones.stream().map(Zone::name).distinct().toList();
    }

    /// The outlines of a zone without holes, each `[[lon, lat], ..]` and closed, in the file's order.
    public List<double[][]> outlines(String name) {
        return zones.stream()
                .filter(zone -> zone.name().equals(name))
                .flatMap(zone -> zone.polygons().stream())
                .map(polygon -> Arrays.stream(polygon.rings().get(0)).map(double[]::clone).toArray(double[][]::new))
                .toList();
    }

    /// The zone of a point, or null where it lies in none.
    public @Nullable String find(double lat, double lon) {
        for (Zone zone : zones) {
            if (zone.contains(lon, lat)) {
                return zone.name();
            }
        }
        return null;
    }
}
