package io.vigil.cli.plot;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// Writes an SVG document, element by element.
final class Svg {

    private static final String FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'DejaVu Sans', sans-serif";

    private final StringBuilder out = new StringBuilder();

    Svg(double width, double height) {
        out.append("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %s %s\" width=\"%s\" height=\"%s\" font-family=\"%s\">\n"
                .formatted(number(width), number(height), number(width), number(height), FONT));
        element("rect", "width", width, "height", height, "fill", Palette.PAPER);
    }

    /// @param attributes names and values by turns; a number is written with at most two decimals
    Svg element(String name, Object... attributes) {
        open(name, attributes);
        out.insert(out.length() - 2, '/');
        return this;
    }

    /// An element around others, or around text.
    Svg open(String name, Object... attributes) {
        out.append('<').append(name);
        for (int i = 0; i < attributes.length; i += 2) {
            out.append(' ').append(attributes[i]).append("=\"").append(value(attributes[i + 1])).append('"');
        }
        out.append(">\n");
        return this;
    }

    Svg close(String name) {
        out.append("</").append(name).append(">\n");
        return this;
    }

    Svg text(double x, double y, String text, Object... attributes) {
        open("text", attributes);
        out.insert(out.lastIndexOf("<text") + 5, " x=\"%s\" y=\"%s\"".formatted(number(x), number(y)));
        out.setLength(out.length() - 1);
        out.append(escaped(text));
        return close("text");
    }

    /// What a browser shows when the pointer rests on the element around it.
    Svg tooltip(String text) {
        out.append("<title>").append(escaped(text)).append("</title>\n");
        return this;
    }

    /// The document.
    String finish() {
        return out + "</svg>\n";
    }

    private static String value(Object value) {
        return value instanceof Number number ? number(number.doubleValue()) : escaped(String.valueOf(value));
    }

    static String number(double value) {
        BigDecimal rounded = new BigDecimal(value).setScale(2, RoundingMode.HALF_EVEN);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
