package io.vigil.cli.plot;

/// The colours of all plots; the kinds of flags differ in shape too.
final class Palette {

    static final String PAPER = "#ffffff";
    static final String INK = "#1b2733";
    static final String QUIET = "#6b7885";
    static final String GRID = "#e6eaee";
    static final String BAND = "#dbe9f6";
    static final String BASELINE = "#5b8fc0";
    static final String OUTSIDE = "#e07b00";
    static final String SPIKE = "#d1242f";
    static final String BREAK = "#8250df";

    private Palette() {}
}
