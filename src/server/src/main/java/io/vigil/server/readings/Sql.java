package io.vigil.server.readings;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/// Columns as arrays, so that one statement writes many rows, and times in microseconds.
final class Sql {

    private Sql() {}

    /// The expression of an instant that is given in microseconds since 1970-01-01T00:00:00Z.
    static String instant(String micros) {
        return "timestamptz 'epoch' + " + micros + " * interval '1 microsecond'";
    }

    /// The expression of the microseconds of an instant.
    static String micros(String instant) {
        return "(extract(epoch from " + instant + ") * 1000000)::bigint";
    }

    static <T> Array texts(Connection connection, List<T> rows, Function<T, @Nullable String> column) throws SQLException {
        return connection.createArrayOf("text", rows.stream().map(column).toArray());
    }

    static <T> Array longs(Connection connection, List<T> rows, ToLongFunction<T> column) throws SQLException {
        return connection.unwrap(PGConnection.class).createArrayOf("int8", rows.stream().mapToLong(column).toArray());
    }

    /// Numbers that are not finite become null.
    static <T> Array doubles(Connection connection, List<T> rows, Function<T, @Nullable Double> column)
            throws SQLException {
        return connection.createArrayOf("float8", rows.stream().map(column).map(Sql::finite).toArray());
    }

    static <T> Array flags(Connection connection, List<T> rows, Function<T, @Nullable Boolean> column)
            throws SQLException {
        return connection.createArrayOf("bool", rows.stream().map(column).toArray());
    }

    private static @Nullable Double finite(@Nullable Double value) {
        return value == null || !Double.isFinite(value) ? null : value;
    }

    /// Sets the parameters in their order.
    static void set(PreparedStatement statement, Object... parameters) throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
    }
}
