package io.vigil.benchmarks.http;

import io.vigil.core.format.CsvTable;
import io.vigil.core.format.MalformedException;
import io.vigil.core.format.Numbers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/// 10,000 different records near the rows of a CSV file, as bodies of requests.
final class Bodies {

    static final List<String> FEATURES = List.of("Temperature", "Humidity", "Battery_Level");

    /// What every contender answers.
    static final String SAMPLE = "{\"records\":[{\"Temperature\":0.1,\"Humidity\":-0.2,\"Battery_Level\":0.5}]}";

    private static final int RECORDS = 10_000;
    private static final double NEAR = 0.1;

    private final List<String> records;

    private Bodies(List<String> records) {
        this.records = records;
    }

    static Bodies near(Path data) throws IOException, MalformedException {
        List<double[]> rows = new ArrayList<>();
        try (CsvTable table = CsvTable.open(data)) {
            while (table.next()) {
                rows.add(FEATURES.stream()
                        .mapToDouble(feature -> Numbers.parse(table.cell(table.find(feature))))
                        .toArray());
            }
        }
        Random random = new Random(7);
        List<String> records = new ArrayList<>();
        for (int r = 0; r < RECORDS; r++) {
            records.add(record(rows.get(r % rows.size()), random));
        }
        return new Bodies(records);
    }

    /// Writes bodies of so many records each, one per line.
    Path write(int size, Path file) throws IOException {
        List<String> bodies = new ArrayList<>();
        for (int from = 0; from < records.size(); from += size) {
            bodies.add(records.subList(from, from + size).stream().collect(Collectors.joining(",", "{\"records\":[", "]}")));
        }
        return Files.write(file, bodies);
    }

    private static String record(double[] row, Random random) {
        StringBuilder text = new StringBuilder("{\"Device_ID\":\"DHT11_").append((char) ('A' + random.nextInt(3))).append('"');
        for (int f = 0; f < row.length; f++) {
            text.append(",\"").append(FEATURES.get(f)).append("\":");
            text.append(Numbers.text(row[f] + NEAR * random.nextGaussian()));
        }
        return text.append('}').toString();
    }
}
