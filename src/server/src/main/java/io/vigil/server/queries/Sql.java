package io.vigil.server.queries;

import io.vigil.core.series.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A statement that grows piece by piece, each with the values of its question marks.
public final class Sql {

    private final StringBuilder text = new StringBuilder();
    private final List<Object> values = new ArrayList<>();

    public Sql(String text, Object... values) {
        add(text, values);
    }

    public Sql add(String more, Object... its) {
        text.append(more).append('\n');
        values.addAll(List.of(its));
        return this;
    }

    /// Adds the piece where its value is not null.
    public Sql addIf(String more, @Nullable Object value) {
        return value == null ? this : add(more, value);
    }

    /// Adds `and column >= from and column < to`, as far as the range has ends.
    public Sql within(String column, Range range) {
        if (range.from() != null) {
            add("and " + column + " >= ?", at(range.from()));
        }
        return range.to() == null ? this : add("and " + column + " < ?", at(range.to()));
    }

    public <T> List<T> list(JdbcClient db, RowMapper<T> row) {
        return db.sql(text.toString()).params(values).query(row).list();
    }

    public <T> Optional<T> first(JdbcClient db, RowMapper<T> row) {
        return list(db, row).stream().findFirst();
    }

    /// Says how the database would run it.
    public String explain(JdbcClient db) {
        return String.join("\n", new Sql("explain " + text, values.toArray()).list(db, (rows, n) -> rows.getString(1)));
    }

    /// A time as the driver takes it.
    public static OffsetDateTime at(long micros) {
        return Times.instant(micros).atOffset(ZoneOffset.UTC);
    }

    /// A time of a row, in microseconds.
    public static long micros(ResultSet row, String column) throws SQLException {
        return Times.micros(row.getObject(column, OffsetDateTime.class).toInstant());
    }

    /// A time of a row in microseconds, or null.
    public static @Nullable Long microsOrNull(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : Times.micros(time.toInstant());
    }

    /// A number of a row, NaN for null.
    public static double number(ResultSet row, String column) throws SQLException {
        double number = row.getDouble(column);
        return row.wasNull() ? Double.NaN : number;
    }

    /// A flag of a row, or null.
    public static @Nullable Boolean flag(ResultSet row, String column) throws SQLException {
        boolean flag = row.getBoolean(column);
        return row.wasNull() ? null : flag;
    }
}
