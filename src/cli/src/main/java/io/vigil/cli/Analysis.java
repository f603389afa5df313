package io.vigil.cli;

import io.vigil.cli.plot.Overview;
import io.vigil.cli.plot.SensorPlot;
import io.vigil.cli.plot.Timeline;
import io.vigil.cli.plot.Trace;
import io.vigil.core.series.Reading;
import io.vigil.core.series.Verdict;
import io.vigil.core.series.seasonal.SeasonalAnalysis;
import io.vigil.core.series.seasonal.SeasonalModel;
import io.vigil.core.series.seasonal.SensorBaseline;
import io.vigil.core.series.seasonal.SensorSeries;
import io.vigil.edge.Progress;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Holds every sensor of a fleet against the baselines fitted for it, and writes what comes of it into
/// the report and the plots.
final class Analysis {

    private static final String OVERVIEW = "overview.svg";

    private final Fleet fleet;
    private final SeasonalModel model;
    private final Path plots;
    private final List<SensorSeries> unknown = new ArrayList<>();
    private final List<Overview.Cell> cells = new ArrayList<>();
    private final AnalysisSummary summary = new AnalysisSummary();
    private final Set<String> files = new HashSet<>(Set.of(OVERVIEW));

    /// @param plots the folder of the plots, of which older ones go
    Analysis(Fleet fleet, SeasonalModel model, Path plots) throws IOException {
        this.fleet = fleet;
        this.model = model;
        this.plots = Files.createDirectories(plots);
        try (DirectoryStream<Path> old = Files.newDirectoryStream(plots, "*.svg")) {
            for (Path plot : old) {
                Files.delete(plot);
            }
        }
    }

    /// @param name of the data
    void run(String name, AnomaliesReport report, Progress progress) throws IOException {
        Timeline timeline = new Timeline(fleet.firstMicros(), fleet.lastMicros());
        int done = 0;
        for (SensorSeries series : fleet.sensors()) {
            Optional<SensorBaseline> baseline = model.sensor(series.key().sensor());
            if (baseline.isPresent()) {
                judge(series, baseline.get(), report, timeline);
            } else {
                unknown.add(series);
            }
            progress.show("judging", ++done, fleet.sensors().size());
        }
        Files.writeString(plots.resolve(OVERVIEW), Overview.draw(name, cells, timeline, model.zone()));
    }

    private void judge(SensorSeries series, SensorBaseline baseline, AnomaliesReport report, Timeline timeline)
            throws IOException {
        SeasonalAnalysis analysis = new SeasonalAnalysis(model, baseline, Fleet.rules(series.key()));
        Trace trace = new Trace(baseline, series.size());
        for (int i = 0; i < series.size(); i++) {
            Reading reading = series.reading(i);
            List<Verdict> verdicts = analysis.verdicts(reading);
            report.add(baseline, reading, verdicts);
            Verdict richest = verdicts.get(verdicts.size() - 1);
            trace.add(reading, richest);
            if (richest.isAnomaly()) {
                timeline.add(reading.micros());
            }
        }
        summary.add(trace);
        String file = file(baseline.id());
        Files.writeString(plots.resolve(file), SensorPlot.draw(trace, model.zone()));
        cells.add(new Overview.Cell(baseline.entity(), baseline.sensor(), trace.size(), trace.anomalies(), file));
    }

    /// A file name of the letters of an id that every file system knows, which no other sensor has.
    private String file(String id) {
        String plain = id.replaceAll("[^A-Za-z0-9._-]+", "-").replaceFirst("^[.-]+", "");
        String stem = plain.isEmpty() ? "sensor" : plain;
        String file = stem + ".svg";
        for (int n = 2; !files.add(file.toLowerCase(Locale.ROOT)); n++) {
            file = stem + "-" + n + ".svg";
        }
        return file;
    }

    /// Sensors that have no baseline, as no reading of theirs is physically possible.
    List<SensorSeries> unknown() {
        return unknown;
    }

    AnalysisSummary summary() {
        return summary;
    }
}
