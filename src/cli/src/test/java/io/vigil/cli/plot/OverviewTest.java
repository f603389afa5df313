package io.vigil.cli.plot;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.cli.plot.Overview.Cell;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class OverviewTest {

    private static final ZoneId UTC = ZoneId.of("UTC");

    private static Document draw(List<Cell> cells, Timeline timeline) throws Exception {
        byte[] svg = Overview.draw("plants.csv", cells, timeline, UTC).getBytes(StandardCharsets.UTF_8);
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(svg));
    }

    @Test
    void draw_linksEverySensorToItsPlot() throws Exception {
        Timeline timeline = new Timeline(0, 1_000_000);
        timeline.add(0);
        timeline.add(1_000_000);
        Document svg = draw(
                List.of(new Cell("1", "heat", 200, 10, "1-heat.svg"), new Cell("2", "heat", 200, 0, "2-heat.svg")), timeline);
        NodeList links = svg.getElementsByTagName("a");
        assertThat(links.getLength()).isEqualTo(2);
        assertThat(((Element) links.item(0)).getAttribute("href")).isEqualTo("1-heat.svg");
        assertThat(links.item(0).getTextContent()).contains("1 heat: 10 of 200 readings", "5.0 %");
        assertThat(svg.getElementsByTagName("text").item(1).getTextContent())
                .isEqualTo("2 sensors · 400 readings · 10 anomalies (2.5 %)");
    }

    @Test
    void draw_ofVeryMany_showsThoseWithMostAnomalies() throws Exception {
        List<Cell> cells = new ArrayList<>();
        for (int entity = 0; entity < 100; entity++) {
            for (int sensor = 0; sensor < 100; sensor++) {
                cells.add(new Cell("e" + entity, "s" + sensor, 10, entity == 77 ? 1 : 0, "x.svg"));
            }
        }
        Document svg = draw(cells, new Timeline(5, 5));
        assertThat(svg.getElementsByTagName("a").getLength()).isEqualTo(24 * 60);
        assertThat(svg.getElementsByTagName("svg").item(0).getTextContent())
                .contains("e77")
                .contains("the 1,440 of 10,000 sensors in whose rows and columns most anomalies are");
    }
}
