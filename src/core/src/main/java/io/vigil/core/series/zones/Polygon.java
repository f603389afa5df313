package io.vigil.core.series.zones;

import java.util.List;

/// An outer ring and the holes in it, in plain longitude and latitude; each ring is `[[lon, lat], ..]`
/// and closed. What lies on an edge, a hole's included, lies inside.
record Polygon(List<double[][]> rings) {

    boolean contains(double lon, double lat) {
        boolean inside = false;
        for (double[][] ring : rings) {
            for (int i = 1; i < ring.length; i++) {
                if (onEdge(ring[i - 1], ring[i], lon, lat)) {
                    return true;
                }
                inside ^= crosses(ring[i - 1], ring[i], lon, lat);
            }
        }
        return inside;
    }

    /// A ray to the east passes through the edge. Each edge owns its southern end, not its northern.
    private static boolean crosses(double[] a, double[] b, double lon, double lat) {
        if ((a[1] > lat) == (b[1] > lat)) {
            return false;
        }
        return lon < (b[0] - a[0]) * (lat - a[1]) / (b[1] - a[1]) + a[0];
    }

    private static boolean onEdge(double[] a, double[] b, double lon, double lat) {
        boolean between = lon >= Math.min(a[0], b[0])
                && lon <= Math.max(a[0], b[0])
                && lat >= Math.min(a[1], b[1])
                && lat <= Math.max(a[1], b[1]);
        return between && (b[0] - a[0]) * (lat - a[1]) == (lon - a[0]) * (b[1] - a[1]);
    }
}
