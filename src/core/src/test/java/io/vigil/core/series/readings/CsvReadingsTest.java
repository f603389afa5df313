package io.vigil.core.series.readings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vigil.core.format.CsvTable;
import io.vigil.core.format.MalformedException;
import io.vigil.core.series.Reading;
import io.vigil.core.series.SensorKey;
import io.vigil.core.series.zones.Zones;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CsvReadingsTest {

    private static final String PLANTS = """
            Timestamp,Plant_ID,Plant_Name,Soil_Moisture,Humidity,Status
            1970-01-01 00:00:01,3,Basil,27.5,,Fine
            1970-01-01 00:00:02,4,Basil,x,41
            1970-01-01 00:00:03,4,Basil,28,NaN,Fine
            """;

    private static CsvTable first(String csv) throws IOException, MalformedException {
        CsvTable table = CsvTable.of(new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)));
        table.next();
        return table;
    }

    private static CsvReadings readings(CsvLayout layout) {
        return new CsvReadings(layout, ZoneOffset.UTC, Zones.NONE);
    }

    private static CsvLayout layout(
            String csv, @Nullable String time, @Nullable String key, String... values)
            throws IOException, MalformedException {
        return CsvLayout.of(first(csv), time, key, List.of(values));
    }

    private static Reading reading(Parsed parsed) {
        return ((Parsed.Accepted) parsed).reading();
    }

    @Test
    void wideRow_isAReadingPerColumnOfNumbers() throws Exception {
        CsvTable table = first(PLANTS);
        CsvReadings readings = readings(CsvLayout.guess(table));
        List<Parsed> row = readings.read(table);

        assertThat(row).hasSize(2);
        assertThat(reading(row.get(0)))
                .isEqualTo(new Reading(new SensorKey("3/Soil_Moisture", "Soil_Moisture", "3"), 1_000_000, 27.5));
        assertThat(row.get(1)).isEqualTo(new Parsed.Rejected(Rejection.MISSING_VALUE));
        assertThat(((Parsed.Accepted) row.get(0)).plantId()).isEqualTo("3");
    }

    @Test
    void badCells_areRejectedEachForItself() throws Exception {
        CsvTable table = first(PLANTS);
        CsvReadings readings = readings(CsvLayout.guess(table));
        table.next();
        assertThat(readings.read(table)).containsOnly(new Parsed.Rejected(Rejection.RAGGED_ROW)).hasSize(2);
        table.next();
        List<Parsed> row = readings.read(table);

        assertThat(reading(row.get(0)).value()).isEqualTo(28);
        assertThat(row.get(1)).isEqualTo(new Parsed.Rejected(Rejection.NON_FINITE_VALUE));
    }

    @Test
    void withoutKey_theIdIsTheColumn() throws Exception {
        CsvTable table = first(PLANTS);
        CsvReadings readings = readings(CsvLayout.of(table, null, null, List.of("Soil_Moisture")));

        assertThat(reading(readings.read(table).get(0)).key())
                .isEqualTo(new SensorKey("Soil_Moisture", "Soil_Moisture", "3"));
    }

    @Test
    void namedColumns_areTakenAsTheyAreNamed() throws Exception {
        CsvTable table = first("when;machine;v\n2026-03-02;m1;5\n");
        CsvReadings readings = readings(CsvLayout.of(table, "when", "machine", List.of("v")));

        assertThat(reading(readings.read(table).get(0)).key()).isEqualTo(new SensorKey("m1/v", "v", "m1"));
    }

    @Test
    void longRow_isOneReading() throws Exception {
        CsvTable table = first("sensor_id,sensor_type,location,value,timestamp,unit\nt1,temperature,hall,5,1000,C\n");
        List<Parsed> row = readings(CsvLayout.guess(table)).read(table);

        assertThat(row).hasSize(1);
        assertThat(reading(row.get(0)))
                .isEqualTo(new Reading(new SensorKey("t1", "temperature", "hall"), 1_000_000, 5));
        assertThat(((Parsed.Accepted) row.get(0)).unit()).isEqualTo("C");
    }

    @Test
    void label_isTheReportedAnomaly() throws Exception {
        CsvTable table = first("timestamp,boiler,anomaly\n1000,5,1\n");
        List<Parsed> row = readings(CsvLayout.guess(table)).read(table);

        assertThat(row).hasSize(1);
        assertThat(((Parsed.Accepted) row.get(0)).reportedAnomaly()).isTrue();
        assertThat(reading(row.get(0)).key()).isEqualTo(new SensorKey("boiler", "boiler", ""));
    }

    @Test
    void missingColumns_areNamed() {
        assertThatThrownBy(() -> layout("a,b\n1,2\n", null, null)).hasMessage("no column holds the time; name one");
        assertThatThrownBy(() -> layout("a,b\n1,2\n", "t", null)).hasMessage("column is missing: t");
        assertThatThrownBy(() -> layout("ts,b\n1,2\n", null, "k")).hasMessage("column is missing: k");
        assertThatThrownBy(() -> layout("ts,b\n1,2\n", null, null, "c")).hasMessage("column is missing: c");
        assertThatThrownBy(() -> layout("ts,b\n1,x\n", null, null)).hasMessage("no column holds numbers; name one");
    }
}
