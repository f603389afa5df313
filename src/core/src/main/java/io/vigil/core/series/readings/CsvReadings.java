package io.vigil.core.series.readings;

import io.vigil.core.format.CsvTable;
import io.vigil.core.series.zones.Zones;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads readings from the rows of a CSV table: one per value column, in the columns' order.
///
/// A *long* table has a column `value` and the fields of [JsonReadings] beside it, one reading per row.
/// A *wide* table has several sensors side by side, each column named by its type; the id is
/// `<key>/<column>`, without a key the column; the key counts as `plant_id` where the table has none and
/// no `location` either. Not safe for many threads.
public final class CsvReadings {

    private final CsvLayout layout;
    private final Cleaner cleaner;
    private final Fields fields = new Fields();

    /// @param zone of times without an offset
    public CsvReadings(CsvLayout layout, ZoneId zone, Zones zones) {
        this.layout = layout;
        this.cleaner = new Cleaner(zone, zones);
    }

    /// What the table's current row holds, one element per value column; a ragged row is rejected as
    /// often.
    public List<Parsed> read(CsvTable table) {
        List<Parsed> parsed = new ArrayList<>(layout.values().size());
        for (CsvLayout.Column value : layout.values()) {
            parsed.add(table.ragged() ? new Parsed.Rejected(Rejection.RAGGED_ROW) : read(table, value));
        }
        return parsed;
    }

    /// The id of the sensor in one of a wide table's value columns, clean or not; null of a long table.
    ///
    /// @param value which of the layout's
    public @Nullable String sensor(CsvTable table, int value) {
        return layout.wide() ? sensor(table, layout.values().get(value)) : null;
    }

    private String sensor(CsvTable table, CsvLayout.Column value) {
        String key = layout.key() < 0 ? "" : table.cell(layout.key());
        return key.isEmpty() ? value.name() : key + "/" + value.name();
    }

    private Parsed read(CsvTable table, CsvLayout.Column value) {
        fields.clear();
        for (CsvLayout.Known known : layout.known()) {
            fields.put(known.field(), known.name(), table.cell(known.position()));
        }
        fields.put(Fields.VALUE, table.cell(value.position()));
        if (layout.wide()) {
            fields.put(Fields.TYPE, value.name());
            fields.put(Fields.SENSOR_ID, sensor(table, value));
            if (layout.key() >= 0 && fields.get(Fields.LOCATION) == null) {
                fields.put(Fields.PLANT_ID, table.cell(layout.key()));
            }
        }
        return cleaner.clean(fields);
    }
}
