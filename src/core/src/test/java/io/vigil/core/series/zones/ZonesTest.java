package io.vigil.core.series.zones;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vigil.core.json.JsonException;
import java.awt.geom.Path2D;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ZonesTest {

    /// A square with a square hole, a zone of two triangles, and one that overlaps the first.
    private static final String SITE = """
            {"type":"FeatureCollection","features":[
             {"type":"Feature","properties":{"name":"yard"},"geometry":{"type":"Polygon","coordinates":
              [[[0,0],[10,0],[10,10],[0,10],[0,0]],[[4,4],[6,4],[6,6],[4,6],[4,4]]]}},
             {"type":"Feature","properties":{"name":"roofs"},"geometry":{"type":"MultiPolygon","coordinates":
              [[[[20,0],[24,0],[20,4],[20,0]]],[[[30,0,7],[34,0,7],[30,4,7],[30,0,7]]]]}},
             {"type":"Feature","properties":{"name":"all"},"geometry":{"type":"Polygon","coordinates":
              [[[-1,-1],[11,-1],[11,11],[-1,11],[-1,-1]]]}}]}""";

    private static Zones parse(String json) throws JsonException {
        return Zones.parse("zones.json", json.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1, yard",
        "5, 5, all",
        "4, 5, yard",
        "4, 4, yard",
        "0, 0, yard",
        "10, 10, yard",
        "0, 5, yard",
        "5, 10, yard",
        "-0.5, 5, all",
        "11, 11, all",
        "1, 21, roofs",
        "2, 22, roofs",
        "2.001, 22, ",
        "1, 31, roofs",
        "3, 33, ",
        "NaN, NaN, ",
        "50, 50, "
    })
    void find_givesTheFirstZoneThatContainsThePoint(double lat, double lon, String expected) throws JsonException {
        assertThat(parse(SITE).find(lat, lon)).isEqualTo(expected);
    }

    @Test
    void outlines_areTheOuterRings() throws JsonException {
        assertThat(Arrays.deepToString(parse(SITE).outlines("yard").toArray()))
                .isEqualTo("[[[0.0, 0.0], [10.0, 0.0], [10.0, 10.0], [0.0, 10.0], [0.0, 0.0]]]");
        assertThat(Arrays.deepToString(parse(SITE).outlines("roofs").toArray()))
                .isEqualTo("[[[20.0, 0.0], [24.0, 0.0], [20.0, 4.0], [20.0, 0.0]], "
                        + "[[30.0, 0.0], [34.0, 0.0], [30.0, 4.0], [30.0, 0.0]]]");
        assertThat(parse(SITE).outlines("nowhere")).isEmpty();
    }

    @Test
    void names_keepTheFilesOrder() throws JsonException {
        assertThat(parse(SITE).names()).containsExactly("yard", "roofs", "all");
        assertThat(Zones.NONE.names()).isEmpty();
    }

    @Test
    void contains_agreesWithAnIndependentReference() {
        Random random = new Random(11);
        for (int i = 0; i < 200; i++) {
            double[][] ring = new double[3 + random.nextInt(8)][];
            Arrays.setAll(ring, p -> new double[] {random.nextInt(20) + 0.5, random.nextInt(20) + 0.5});
            Path2D path = new Path2D.Double(Path2D.WIND_EVEN_ODD);
            path.moveTo(ring[0][0], ring[0][1]);
            for (double[] point : ring) {
                path.lineTo(point[0], point[1]);
            }
            path.closePath();
            double[][] closed = Arrays.copyOf(ring, ring.length + 1);
            closed[ring.length] = ring[0];
            for (int p = 0; p < 50; p++) {
                double x = 20 * random.nextDouble();
                double y = 20 * random.nextDouble();
                assertThat(new Polygon(List.<double[][]>of(closed)).contains(x, y)).isEqualTo(path.contains(x, y));
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[] | must hold a JSON object",
                "{} | type is missing",
                "{'type':'Point'} | type must be FeatureCollection or Feature",
                "{'type':'FeatureCollection'} | features is missing",
                "{'type':'FeatureCollection','features':[{'type':'Point'}]} | features[0].type must be Feature",
                "{'type':'Feature'} | properties is missing",
                "{'type':'Feature','properties':{}} | properties.name is missing",
                "{'type':'Feature','properties':{'name':' '}} | properties.name must not be empty",
                "{'type':'Feature','properties':{'name':'a'}} | geometry is missing",
                "{'type':'Feature','properties':{'name':'a'},'geometry':{'type':'Point'}} | geometry.type must be Polygon "
                        + "or MultiPolygon",
                "{'type':'Feature','properties':{'name':'a'},'geometry':{'type':'Polygon','coordinates':[]}} | "
                        + "geometry.coordinates must hold at least one ring",
                "{'type':'Feature','properties':{'name':'a'},'geometry':{'type':'Polygon','coordinates':"
                        + "[[[0,0],[1,0],[1,1],[0,1]]]}} | geometry.coordinates[0] must hold at least 4 positions, the last "
                        + "one equal to the first",
                "{'type':'Feature','properties':{'name':'a'},'geometry':{'type':'Polygon','coordinates':"
                        + "[[[0,0],[181,0],[1,1],[0,0]]]}} | geometry.coordinates[0][1] must be a longitude of -180 to 180 "
                        + "and a latitude of -90 to 90"
            },
            quoteCharacter = '~')
    void brokenFiles_areRefusedByFeatureAndRule(String json, String rule) {
        assertThatThrownBy(() -> parse(json.replace('\'', '"'))).hasMessage("zones.json: " + rule);
    }
}
