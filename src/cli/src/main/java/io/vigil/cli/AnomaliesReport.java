package io.vigil.cli;

import io.vigil.core.format.CsvRows;
import io.vigil.core.format.Numbers;
import io.vigil.core.series.Reading;
import io.vigil.core.series.SeasonalDetail;
import io.vigil.core.series.Verdict;
import io.vigil.core.series.readings.Timestamps;
import io.vigil.core.series.seasonal.SensorBaseline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;

/// `anomalies_report.csv`: one row per reading and available baseline. It takes the place of an older
/// one when it is whole.
final class AnomaliesReport implements AutoCloseable {

    static final String FILE = "anomalies_report.csv";

    private static final List<String> HEADER = List.of(
            "Timestamp",
            "entity",
            "Sensor",
            "BaselineType",
            "value",
            "baseline",
            "lower",
            "upper",
            "residual",
            "flag_band",
            "flag_spike",
            "flag_break",
            "is_anomaly");

    private final Path file;
    private final Path unfinished;
    private final CsvRows csv;
    private long rows;

    private AnomaliesReport(Path file, Path unfinished) throws IOException {
        this.file = file;
        this.unfinished = unfinished;
        this.csv = new CsvRows(Files.newBufferedWriter(unfinished), ',');
        csv.row(HEADER);
    }

    static AnomaliesReport in(Path folder) throws IOException {
        Files.createDirectories(folder);
        return new AnomaliesReport(folder.resolve(FILE), folder.resolve("." + FILE + ".tmp"));
    }

    void add(SensorBaseline sensor, Reading reading, List<Verdict> verdicts) throws IOException {
        String time = Timestamps.text(reading.micros());
        String value = Numbers.text(reading.value());
        for (Verdict verdict : verdicts) {
            SeasonalDetail detail = Objects.requireNonNull(verdict.seasonal());
            csv.row(List.of(
                    time,
                    sensor.entity(),
                    sensor.sensor(),
                    Objects.requireNonNull(detail.type()).id(),
                    value,
                    Numbers.text(detail.baseline()),
                    Numbers.text(verdict.lower()),
                    Numbers.text(verdict.upper()),
                    Numbers.text(reading.value() - verdict.expected()),
                    String.valueOf(detail.band()),
                    String.valueOf(detail.spike()),
                    String.valueOf(detail.isBreak()),
                    String.valueOf(verdict.isAnomaly())));
            rows++;
        }
    }

    long rows() {
        return rows;
    }

    /// Puts the whole report in its place.
    Path finish() throws IOException {
        csv.close();
        return Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
    }

    /// Leaves nothing unfinished behind.
    @Override
    public void close() throws IOException {
        csv.close();
        Files.deleteIfExists(unfinished);
    }
}
