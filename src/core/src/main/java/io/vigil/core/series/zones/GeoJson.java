package io.vigil.core.series.zones;

import io.vigil.core.json.JsonException;
import io.vigil.core.json.JsonValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Reads zones from GeoJSON. Keys that say nothing of zones are ignored, as RFC 7946 asks.
final class GeoJson {

    private static final int SHORTEST_RING = 4;

    private GeoJson() {}

    static List<Zone> read(String file, byte[] json) throws JsonException {
        JsonValue root = JsonValue.parse(file, json);
        String type = root.required("type").oneOf(List.of("FeatureCollection", "Feature"));
        if (type.equals("Feature")) {
            return List.of(zone(root));
        }
        List<Zone> zones = new ArrayList<>();
        for (JsonValue feature : root.required("features").items()) {
            feature.required("type").oneOf(List.of("Feature"));
            zones.add(zone(feature));
        }
        return zones;
    }

    private static Zone zone(JsonValue feature) throws JsonException {
        JsonValue name = feature.required("properties").required("name");
        if (name.text().isBlank()) {
            throw name.broken("must not be empty");
        }
        JsonValue geometry = feature.required("geometry");
        String type = geometry.required("type").oneOf(List.of("Polygon", "MultiPolygon"));
        JsonValue coordinates = geometry.required("coordinates");
        List<Polygon> polygons = new ArrayList<>();
        if (type.equals("Polygon")) {
            polygons.add(polygon(coordinates));
        } else {
            for (JsonValue polygon : coordinates.items()) {
                polygons.add(polygon(polygon));
            }
        }
        return new Zone(name.text().strip(), List.copyOf(polygons));
    }

    private static Polygon polygon(JsonValue coordinates) throws JsonException {
        List<double[][]> rings = new ArrayList<>();
        for (JsonValue ring : coordinates.items()) {
            rings.add(ring(ring));
        }
        if (rings.isEmpty()) {
            throw coordinates.broken("must hold at least one ring");
        }
        return new Polygon(List.copyOf(rings));
    }

    private static double[][] ring(JsonValue ring) throws JsonException {
        List<JsonValue> positions = ring.items();
        double[][] points = new double[positions.size()][];
        for (int i = 0; i < points.length; i++) {
            points[i] = position(positions.get(i));
        }
        if (points.length < SHORTEST_RING || !Arrays.equals(points[0], points[points.length - 1])) {
            throw ring.broken("must hold at least 4 positions, the last one equal to the first");
        }
        return points;
    }

    private static double[] position(JsonValue position) throws JsonException {
        double[] numbers = position.numbers();
        if (numbers.length < 2 || Math.abs(numbers[0]) > 180 || Math.abs(numbers[1]) > 90) {
            throw position.broken("must be a longitude of -180 to 180 and a latitude of -90 to 90");
        }
        return new double[] {numbers[0], numbers[1]};
    }
}
