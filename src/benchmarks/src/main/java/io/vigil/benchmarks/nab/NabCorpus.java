package io.vigil.benchmarks.nab;

import io.vigil.core.series.Times;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// Reads NAB's files: a folder with `windows.json` and `data/<folder>/<file>.csv`.
public final class NabCorpus {

    private NabCorpus() {}

    /// All files that `windows.json` names, in its order.
    public static List<NabFile> read(Path folder) throws IOException {
        List<NabFile> files = new ArrayList<>();
        try (JsonParser json =
                new JsonFactory().createParser(ObjectReadContext.empty(), Files.readAllBytes(folder.resolve("windows.json")))) {
            json.nextToken();
            while (json.nextToken() != JsonToken.END_OBJECT) {
                String name = json.currentName();
                files.add(file(folder, name, limits(json)));
            }
        }
        return files;
    }

    private static List<Long> limits(JsonParser json) {
        List<Long> limits = new ArrayList<>();
        json.nextToken();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            while (json.nextToken() != JsonToken.END_ARRAY) {
                limits.add(micros(json.getString()));
            }
        }
        return limits;
    }

    private static NabFile file(Path folder, String name, List<Long> limits) throws IOException {
        List<String> lines = Files.readAllLines(folder.resolve("data").resolve(name));
        int rows = lines.size() - 1;
        long[] micros = new long[rows];
        double[] values = new double[rows];
        for (int i = 0; i < rows; i++) {
            String line = lines.get(i + 1);
            int comma = line.indexOf(',');
            micros[i] = micros(line.substring(0, comma));
            values[i] = Double.parseDouble(line.substring(comma + 1));
        }
        List<Window> windows = new ArrayList<>();
        for (int i = 0; i < limits.size(); i += 2) {
            windows.add(new Window(row(micros, limits.get(i)), row(micros, limits.get(i + 1))));
        }
        return new NabFile(name, micros, values, windows);
    }

    /// The first row that is not before the limit.
    private static int row(long[] micros, long limit) {
        int row = 0;
        while (row < micros.length - 1 && micros[row] < limit) {
            row++;
        }
        return row;
    }

    private static long micros(String time) {
        LocalDateTime local = LocalDateTime.parse(time.trim().replace(' ', 'T'));
        return Times.micros(local.toInstant(ZoneOffset.UTC));
    }
}
