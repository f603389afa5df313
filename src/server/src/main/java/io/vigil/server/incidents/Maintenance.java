package io.vigil.server.incidents;

import io.vigil.server.queries.Fields;
import io.vigil.server.queries.Shape;
import io.vigil.server.queries.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Planned work: what is read of the target from the first instant until before the second raises nothing.
///
/// @param scope `sensor`, `location` or `type`
/// @param from in microseconds
record Maintenance(long id, String scope, String target, long from, long to, @Nullable String note) {

    static final List<String> SCOPES = List.of("sensor", "location", "type");

    static final Shape<Maintenance> SHAPE = new Shape<>() {

        @Override
        public String name() {
            return "maintenance";
        }

        @Override
        public List<String> columns() {
            return List.of("id", "sensor", "location", "type", "from", "to", "note");
        }

        @Override
        public void write(Maintenance maintenance, Fields fields) {
            maintenance.write(fields);
        }
    };

    static Maintenance of(ResultSet row, int number) throws SQLException {
        return new Maintenance(
                row.getLong("id"),
                row.getString("scope"),
                row.getString("target"),
                Sql.micros(row, "from_at"),
                Sql.micros(row, "to_at"),
                row.getString("note"));
    }

    boolean covers(Observation observation) {
        String name = switch (scope) {
            case "sensor" -> observation.sensor();
            case "location" -> observation.location();
            default -> observation.type();
        };
        return name.equals(target) && observation.micros() >= from && observation.micros() < to;
    }

    void write(Fields fields) {
        fields.whole("id", id).text(scope, target).time("from", from).time("to", to);
        if (note != null) {
            fields.text("note", note);
        }
    }
}
