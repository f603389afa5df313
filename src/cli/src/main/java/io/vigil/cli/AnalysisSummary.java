package io.vigil.cli;

import io.vigil.cli.plot.Trace;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;

/// What was found, by the sensors' names, all entities together.
final class AnalysisSummary {

    private static final int MOST = 40;

    private final Map<String, Line> lines = new LinkedHashMap<>();

    void add(Trace trace) {
        lines.computeIfAbsent(trace.sensor().sensor(), sensor -> new Line()).add(trace);
    }

    void print(PrintWriter out) {
        TextTable table = new TextTable("sensor", "entities", "readings", "baseline", "anomalies", "", "band", "spike", "break");
        Line all = new Line();
        lines.forEach((sensor, line) -> all.add(line));
        lines.entrySet().stream().limit(MOST).forEach(entry -> table.row(entry.getValue().cells(entry.getKey())));
        if (lines.size() > 1) {
            table.row(all.cells("all"));
        }
        table.print(out);
        if (lines.size() > MOST) {
            out.println("(the first %d of %s sensors)".formatted(MOST, TextTable.count(lines.size())));
        }
    }

    private static final class Line {

        private final TreeSet<String> baselines = new TreeSet<>();
        private int entities;
        private long readings;
        private long anomalies;
        private long bands;
        private long spikes;
        private long breaks;

        void add(Trace trace) {
            baselines.add(trace.sensor().richest().type().id());
            entities++;
            readings += trace.size();
            anomalies += trace.anomalies();
            bands += trace.bands();
            spikes += trace.spikes();
            breaks += trace.breaks();
        }

        void add(Line line) {
            baselines.addAll(line.baselines);
            entities += line.entities;
            readings += line.readings;
            anomalies += line.anomalies;
            bands += line.bands;
            spikes += line.spikes;
            breaks += line.breaks;
        }

        String[] cells(String name) {
            return new String[] {
                name,
                TextTable.count(entities),
                TextTable.count(readings),
                String.join(", ", baselines),
                TextTable.count(anomalies),
                TextTable.percent(anomalies, readings),
                TextTable.count(bands),
                TextTable.count(spikes),
                TextTable.count(breaks)
            };
        }
    }
}
