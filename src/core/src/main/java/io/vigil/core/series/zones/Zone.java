package io.vigil.core.series.zones;

import java.util.List;

/// A name and the polygons that carry it.
record Zone(String name, List<Polygon> polygons) {

    boolean contains(double lon, double lat) {
        for (Polygon polygon : polygons) {
            if (polygon.contains(lon, lat)) {
                return true;
            }
        }
        return false;
    }
}
