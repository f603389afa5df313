package io.vigil.cli.plot;

import io.vigil.core.series.Times;
import io.vigil.core.series.readings.Timestamps;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/// The picture of one sensor: its readings, the band in which they were expected, and what was flagged,
/// by kind.
public final class SensorPlot {

    private static final double WIDTH = 1200;
    private static final double HEIGHT = 440;
    private static final double LEFT = 72;
    private static final double RIGHT = WIDTH - 24;
    private static final double TOP = 84;
    private static final double BOTTOM = HEIGHT - 54;
    private static final double STRIP = 7;

    /// The usual width of a letter at 13 pixels.
    private static final double LETTER = 7.4;

    private static final int NUMBER_MARKS = 6;
    private static final int TIME_MARKS = 12;
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);

    private final Trace trace;
    private final ZoneId zone;
    private final TimeAxis time;
    private final NumberAxis numbers;
    private final Thinning thinning;
    private final Svg svg = new Svg(WIDTH, HEIGHT);

    private SensorPlot(Trace trace, ZoneId zone) {
        this.trace = trace;
        this.zone = zone;
        double[] span = trace.span();
        time = new TimeAxis(zone, trace.firstMicros(), trace.lastMicros(), LEFT, RIGHT);
        numbers = new NumberAxis(span[0], span[1], TOP, BOTTOM - 2 * STRIP);
        thinning = new Thinning(trace, time, RIGHT - LEFT);
    }

    /// @param trace of at least one reading
    /// @param zone of the times at the axis
    /// @return the SVG document
    public static String draw(Trace trace, ZoneId zone) {
        SensorPlot plot = new SensorPlot(trace, zone);
        plot.title();
        plot.legend();
        plot.axes();
        plot.lines(plot.thinning.line());
        plot.breaks();
        plot.marks();
        return plot.svg.finish();
    }

    private void title() {
        svg.text(24, 34, trace.sensor().id(), "font-size", 20, "font-weight", 600, "fill", Palette.INK);
        String facts = String.format(
                Locale.ROOT,
                "%s baseline · %,d %s, %s · %,d anomalies (%.1f %%)",
                trace.sensor().richest().type().id(),
                trace.size(),
                trace.size() == 1 ? "reading" : "readings",
                period(),
                trace.anomalies(),
                100.0 * trace.anomalies() / trace.size());
        svg.text(24, 56, facts, "font-size", 13, "fill", Palette.QUIET);
    }

    private String period() {
        String first = date(trace.firstMicros());
        String last = date(trace.lastMicros());
        return first.equals(last) ? first : first + " to " + last;
    }

    private String date(long micros) {
        return DATE.format(ZonedDateTime.ofInstant(Times.instant(micros), zone));
    }

    /// From the right, as far as the counts reach.
    private void legend() {
        double y = 30;
        double x = label(RIGHT, y, String.format(Locale.ROOT, "break %,d", trace.breaks()));
        svg.element("rect", "x", x - 26, "y", y - 8, "width", 20, "height", STRIP, "rx", 2, "fill", Palette.BREAK);
        x = label(x - 48, y, String.format(Locale.ROOT, "spike %,d", trace.spikes()));
        triangle(x - 12, y - 4, false);
        x = label(x - 38, y, String.format(Locale.ROOT, "outside band %,d", trace.bands()));
        circle(x - 12, y - 4);
        x = label(x - 38, y, "expected");
        svg.element("rect", "x", x - 28, "y", y - 10, "width", 22, "height", 11, "fill", Palette.BAND);
        svg.element("path", "d", "M%s %sh22".formatted(Svg.number(x - 28), Svg.number(y - 4.5)), "stroke", Palette.BASELINE);
    }

    /// Writes a text that ends at an x, and returns where it begins.
    private double label(double right, double y, String text) {
        svg.text(right, y, text, "font-size", 13, "fill", Palette.INK, "text-anchor", "end");
        return right - text.length() * LETTER;
    }

    private void axes() {
        for (BigDecimal mark : numbers.marks(NUMBER_MARKS)) {
            double y = numbers.y(mark.doubleValue());
            svg.element("path", "d", "M%s %sH%s".formatted(Svg.number(LEFT), Svg.number(y), Svg.number(RIGHT)), "stroke", Palette.GRID);
            svg.text(LEFT - 10, y + 4, NumberAxis.text(mark), "font-size", 12, "fill", Palette.QUIET, "text-anchor", "end");
        }
        for (TimeAxis.Mark mark : time.marks(TIME_MARKS)) {
            svg.element(
                    "path", "d", "M%s %sv5".formatted(Svg.number(mark.x()), Svg.number(BOTTOM)), "stroke", Palette.QUIET);
            svg.text(mark.x(), BOTTOM + 21, mark.text(), "font-size", 12, "fill", Palette.QUIET, "text-anchor", "middle");
        }
        svg.element("path", "d", "M%s %sH%s".formatted(Svg.number(LEFT), Svg.number(BOTTOM), Svg.number(RIGHT)), "stroke", Palette.QUIET);
    }

    /// Band, expected values and readings, interrupted where readings are missing.
    private void lines(List<Integer> chosen) {
        long bridge = Math.max(trace.longestBridge(), (trace.lastMicros() - trace.firstMicros()) / (long) (RIGHT - LEFT) * 3);
        int from = 0;
        for (int i = 1; i <= chosen.size(); i++) {
            if (i == chosen.size() || trace.micros(chosen.get(i)) - trace.micros(chosen.get(i - 1)) > bridge) {
                stretch(chosen.subList(from, i));
                from = i;
            }
        }
    }

    private void stretch(List<Integer> points) {
        StringBuilder upper = new StringBuilder();
        StringBuilder lower = new StringBuilder();
        StringBuilder expected = new StringBuilder();
        StringBuilder values = new StringBuilder();
        for (int point : points) {
            String x = Svg.number(time.x(trace.micros(point)));
            upper.append(corner(upper.isEmpty(), x, trace.upper(point)));
            lower.insert(0, corner(false, x, trace.lower(point)));
            expected.append(corner(expected.isEmpty(), x, trace.expected(point)));
            values.append(corner(values.isEmpty(), x, trace.value(point)));
        }
        svg.element("path", "d", upper.append(lower).append('Z'), "fill", Palette.BAND);
        svg.element("path", "d", expected, "fill", "none", "stroke", Palette.BASELINE, "stroke-width", 1.2);
        svg.element("path", "d", values, "fill", "none", "stroke", Palette.INK, "stroke-width", 1.1, "stroke-linejoin", "round");
    }

    private String corner(boolean first, String x, double value) {
        return (first ? "M" : "L") + x + " " + Svg.number(numbers.y(value));
    }

    /// A strip above the axis for as long as the break lasts.
    private void breaks() {
        for (int i = 0; i < trace.size(); i++) {
            int from = i;
            while (i < trace.size() && trace.isBreak(i)) {
                i++;
            }
            if (i > from) {
                double x = time.x(trace.micros(from));
                double width = Math.max(2, time.x(trace.micros(i - 1)) - x);
                svg.element(
                        "rect", "x", x - 1, "y", BOTTOM - STRIP - 2, "width", width + 2, "height", STRIP, "rx", 2, "fill", Palette.BREAK);
            }
        }
    }

    private void marks() {
        for (int point : thinning.marks(trace::isOutside)) {
            svg.open("g").tooltip(tooltip(point));
            circle(time.x(trace.micros(point)), numbers.y(trace.value(point)));
            svg.close("g");
        }
        for (int point : thinning.marks(trace::isSpike)) {
            boolean rose = point == 0 || trace.value(point) >= trace.value(point - 1);
            svg.open("g").tooltip(tooltip(point));
            triangle(time.x(trace.micros(point)), numbers.y(trace.value(point)) + (rose ? -11 : 11), rose);
            svg.close("g");
        }
    }

    private String tooltip(int point) {
        return "%s: %s, expected %s to %s"
                .formatted(
                        Timestamps.text(trace.micros(point)),
                        brief(trace.value(point)),
                        brief(trace.lower(point)),
                        brief(trace.upper(point)));
    }

    private static String brief(double value) {
        return String.format(Locale.ROOT, "%.5g", value);
    }

    private void circle(double x, double y) {
        svg.element("circle", "cx", x, "cy", y, "r", 3.6, "fill", Palette.OUTSIDE, "stroke", Palette.PAPER, "stroke-width", 1);
    }

    /// @param down whether it points down, as at a value that rose
    private void triangle(double x, double y, boolean down) {
        String shape = down ? "M%s %sl-4.5 -8h9z" : "M%s %sl-4.5 8h9z";
        svg.element("path", "d", shape.formatted(Svg.number(x), Svg.number(y + (down ? 4 : -4))), "fill", Palette.SPIKE);
    }
}
