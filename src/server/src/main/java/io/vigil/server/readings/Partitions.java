package io.vigil.server.readings;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The table `readings` by days in UTC: `readings_20260102` holds those of one.
final class Partitions {

    static final long DAY_MICROS = 86_400_000_000L;

    private static final String PREFIX = "readings_";
    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;

    private final Set<Long> known = new HashSet<>();

    /// Makes the partitions of these days, counted from 1970-01-01, where they are missing. A new one is
    /// attached, not created in place: queries under way go on.
    void require(Connection connection, Set<Long> days) throws SQLException {
        for (long day : days) {
            if (!known.contains(day)) {
                create(connection, LocalDate.ofEpochDay(day));
                known.add(day);
            }
        }
    }

    private static void create(Connection connection, LocalDate day) throws SQLException {
        String name = PREFIX + day.format(DAY);
        if (days(connection).contains(day)) {
            return;
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("create table %s (like readings including defaults including indexes)".formatted(name));
            statement.execute("alter table readings attach partition %s for values from ('%s Z') to ('%s Z')"
                    .formatted(name, day.atStartOfDay(), day.plusDays(1).atStartOfDay()));
        }
    }

    /// Drops the partitions of the days before this one.
    ///
    /// @return how many
    static int drop(Connection connection, LocalDate first) throws SQLException {
        int dropped = 0;
        for (LocalDate day : days(connection)) {
            if (day.isBefore(first)) {
                try (Statement statement = connection.createStatement()) {
                    statement.execute("drop table " + PREFIX + day.format(DAY));
                    dropped++;
                }
            }
        }
        return dropped;
    }

    static List<LocalDate> days(Connection connection) throws SQLException {
        String sql =
                "select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid where i.inhparent = 'readings'::regclass";
        List<LocalDate> days = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                day(rows.getString(1)).ifPresent(days::add);
            }
        }
        return days;
    }

    /// The day of a partition that was made here; others are left alone.
    private static Optional<LocalDate> day(String table) {
        try {
            LocalDate day = LocalDate.parse(table.replaceFirst("^" + PREFIX, ""), DAY);
            return Optional.of(day).filter(known -> table.equals(PREFIX + known.format(DAY)));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
