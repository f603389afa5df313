package io.vigil.cli.plot;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.core.series.BaselineType;
import io.vigil.core.series.Reading;
import io.vigil.core.series.Reason;
import io.vigil.core.series.SeasonalDetail;
import io.vigil.core.series.SensorKey;
import io.vigil.core.series.Verdict;
import io.vigil.core.series.seasonal.History;
import io.vigil.core.series.seasonal.SensorBaseline;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class SensorPlotTest {

    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final long HOUR = 3_600_000_000L;

    private enum Flag {
        NONE,
        BAND,
        SPIKE,
        BREAK
    }

    private static Trace trace(String sensor, int readings) {
        History history = new History(UTC);
        history.add(0, 1);
        SensorBaseline baseline = history.fit("3", sensor);
        return new Trace(baseline, readings);
    }

    private static void add(Trace trace, long hour, double value, Flag flag) {
        boolean anomaly = flag != Flag.NONE;
        SeasonalDetail detail = new SeasonalDetail(
                true, BaselineType.DAILY, 10, 0, 1, flag == Flag.BAND, flag == Flag.SPIKE, flag == Flag.BREAK, 0, "normal");
        List<Reason> reasons = anomaly ? List.of(Reason.BAND) : List.of();
        trace.add(
                new Reading(SensorKey.of("3/heat"), hour * HOUR, value),
                new Verdict(anomaly, anomaly, 0, reasons, 10, 8, 12, null, detail));
    }

    private static Document parse(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<String> texts(Document svg) {
        NodeList texts = svg.getElementsByTagName("text");
        return IntStream.range(0, texts.getLength()).mapToObj(i -> texts.item(i).getTextContent()).toList();
    }

    @Test
    void draw_showsSeriesBandAndFlagsByKind() throws Exception {
        Trace trace = trace("heat", 6);
        add(trace, 0, 10, Flag.NONE);
        add(trace, 1, 13, Flag.BAND);
        add(trace, 2, 10, Flag.SPIKE);
        add(trace, 3, 10, Flag.BREAK);
        add(trace, 4, 10, Flag.BREAK);
        add(trace, 30, 10, Flag.NONE);
        Document svg = parse(SensorPlot.draw(trace, UTC));
        assertThat(texts(svg))
                .startsWith("3/heat", "daily baseline · 6 readings, 1 Jan 1970 to 2 Jan 1970 · 4 anomalies (66.7 %)")
                .contains("break 2", "spike 1", "outside band 1", "expected", "03:00", "2 Jan");
        NodeList titles = svg.getElementsByTagName("title");
        assertThat(titles.item(0).getTextContent()).isEqualTo("1970-01-01T01:00:00Z: 13.000, expected 8.0000 to 12.000");
        assertThat(titles.getLength()).isEqualTo(2);
        assertThat(filled(svg, Palette.BAND)).as("interrupted by the gap").isEqualTo(1 + 2);
        assertThat(filled(svg, Palette.BREAK)).as("one strip for both").isEqualTo(1 + 1);
    }

    private static long filled(Document svg, String color) {
        NodeList all = svg.getElementsByTagName("*");
        return IntStream.range(0, all.getLength())
                .filter(i -> ((Element) all.item(i)).getAttribute("fill").equals(color))
                .count();
    }

    @Test
    void draw_ofOneReading_isWhole() throws Exception {
        Trace trace = trace("heat", 1);
        add(trace, 0, 10, Flag.NONE);
        assertThat(texts(parse(SensorPlot.draw(trace, UTC)))).contains("daily baseline · 1 reading, 1 Jan 1970 · 0 anomalies (0.0 %)");
    }

    @Test
    void draw_ofExtremeValues_writesFiniteNumbers() throws Exception {
        for (double size : new double[] {1e-12, 1e12, 1e150}) {
            Trace trace = trace("heat", 2);
            add(trace, 0, -size, Flag.NONE);
            add(trace, 1, size, Flag.BAND);
            String svg = SensorPlot.draw(trace, UTC);
            assertThat(svg).doesNotContain("NaN", "Infinity");
            assertThat(parse(svg).getElementsByTagName("path").getLength()).isPositive();
        }
    }

    @Test
    void draw_escapesNames() throws Exception {
        Trace trace = trace("<script>&\"heat\"", 1);
        add(trace, 0, 10, Flag.BAND);
        String svg = SensorPlot.draw(trace, UTC);
        assertThat(texts(parse(svg)).get(0)).isEqualTo("3/<script>&\"heat\"");
        assertThat(svg).doesNotContain("<script>");
    }

    @Test
    void draw_ofVeryMany_staysSmallAndKeepsTheExtremes() throws Exception {
        Trace trace = trace("heat", 300_000);
        for (int i = 0; i < 300_000; i++) {
            add(trace, i, i == 123_456 ? 99 : 10 + i % 3, i % 2 == 0 ? Flag.BAND : Flag.SPIKE);
        }
        String svg = SensorPlot.draw(trace, UTC);
        assertThat(svg.length()).isLessThan(600_000);
        assertThat(svg).contains(": 99.000, expected");
        assertThat(texts(parse(svg))).contains("outside band 150,000");
    }
}
