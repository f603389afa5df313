package io.vigil.core.series.readings;

import io.vigil.core.format.CsvTable;
import io.vigil.core.format.JsonElements;
import io.vigil.core.format.MalformedException;
import io.vigil.core.format.TooLargeException;
import io.vigil.core.series.zones.Zones;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/// Reads all readings of a body: a JSON array or one object, NDJSON, or a CSV table whose layout is
/// guessed. Immutable and safe for many threads.
public final class ReadingsBody {

    private final JsonElements elements = new JsonElements();
    private final ZoneId zone;
    private final Zones zones;
    private final int limit;

    /// @param zone of times without an offset
    /// @param limit how many readings a body may hold
    public ReadingsBody(ZoneId zone, Zones zones, int limit) {
        this.zone = zone;
        this.zones = zones;
        this.limit = limit;
    }

    /// @throws MalformedException where the body is not JSON
    /// @throws TooLargeException where it holds more readings than the limit
    public List<Parsed> json(byte[] body, int length) throws MalformedException, TooLargeException {
        JsonReadings readings = new JsonReadings(zone, zones);
        List<Parsed> parsed = new ArrayList<>();
        elements.array(body, 0, length, parser -> add(parsed, readings.read(parser)));
        return parsed;
    }

    /// @throws MalformedException naming the line that is not JSON
    /// @throws TooLargeException where it holds more readings than the limit
    public List<Parsed> ndjson(byte[] body, int length) throws MalformedException, TooLargeException {
        JsonReadings readings = new JsonReadings(zone, zones);
        List<Parsed> parsed = new ArrayList<>();
        elements.lines(body, 0, length, parser -> add(parsed, readings.read(parser)));
        return parsed;
    }

    /// @throws MalformedException where the body is not CSV, or its header names no time or no value
    /// @throws TooLargeException where it holds more readings than the limit
    public List<Parsed> csv(byte[] body, int length) throws MalformedException, TooLargeException {
        List<Parsed> parsed = new ArrayList<>();
        try (CsvTable table = CsvTable.of(new ByteArrayInputStream(body, 0, length))) {
            if (table.next()) {
                CsvReadings readings = new CsvReadings(CsvLayout.guess(table), zone, zones);
                do {
                    for (Parsed one : readings.read(table)) {
                        add(parsed, one);
                    }
                } while (table.next());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return parsed;
    }

    private void add(List<Parsed> parsed, Parsed one) throws TooLargeException {
        if (parsed.size() == limit) {
            throw new TooLargeException(limit);
        }
        parsed.add(one);
    }
}
