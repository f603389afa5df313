package io.vigil.server.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalPostgresIT {

    /// One for all, since to unpack and make one takes seconds.
    @TempDir
    static Path temp;

    private LocalPostgres postgres;

    @BeforeEach
    void make() throws IOException {
        postgres = new LocalPostgres(temp.toRealPath(), 0);
    }

    @AfterEach
    void stop() throws IOException {
        postgres.stop();
    }

    @Test
    void settings_areSafe() throws IOException, SQLException {
        ServerUrl at = postgres.start();

        assertThat(at.url()).matches("jdbc:postgresql://127\\.0\\.0\\.1:\\d+/iot_db");
        assertThat(ask(at, "show fsync")).isEqualTo("on");
        assertThat(ask(at, "show synchronous_commit")).isEqualTo("on");
        assertThat(ask(at, "show full_page_writes")).isEqualTo("on");
        assertThat(ask(at, "show max_locks_per_transaction")).isEqualTo("1024");
        assertThat(ask(at, "show listen_addresses")).isEqualTo("127.0.0.1");
        assertThat(ask(at, "select current_user || ' ' || rolsuper from pg_roles where rolname = current_user"))
                .isEqualTo("iot_user false");
        assertThat(ask(at, "select version()")).startsWith("PostgreSQL 18.");
    }

    @Test
    void wrongPassword_isRefused() throws IOException, SQLException {
        ServerUrl at = postgres.start();

        assertThat(catchThrowable(
                        () -> DriverManager.getConnection(at.url(), at.username(), "wrong")))
                .hasMessageContaining("password authentication failed");
    }

    @Test
    void data_outlivesAStop() throws IOException, SQLException {
        ServerUrl at = postgres.start();
        execute(at, "create table stopped as select 42 as n");
        postgres.stop();

        assertThat(ask(postgres.start(), "select n from stopped")).isEqualTo("42");
    }

    @Test
    void runningServer_isTakenOver() throws IOException, SQLException {
        ServerUrl at = postgres.start();
        String started = ask(at, "select pg_postmaster_start_time()");

        LocalPostgres next = new LocalPostgres(temp.toRealPath(), 0);
        ServerUrl again = next.start();

        assertThat(again).isEqualTo(at);
        assertThat(ask(again, "select pg_postmaster_start_time()")).isEqualTo(started);
    }

    @Test
    void killedServer_isNoticedAndStartsAgain() throws Exception {
        ServerUrl at = postgres.start();
        execute(at, "create table killed as select 42 as n");

        Postmaster.find(temp.toRealPath().resolve("postgres/data")).orElseThrow().process().destroyForcibly();
        postgres.ended().get(30, TimeUnit.SECONDS);

        assertThat(ask(startAgain(), "select n from killed")).isEqualTo("42");
    }

    @Test
    void largeLog_isSetAsideWhilePostgresWrites() throws IOException, SQLException {
        Path log = temp.toRealPath().resolve("postgres/postgres.log");
        ServerUrl at = postgres.start();
        Files.writeString(log, "x".repeat(11_000_000), StandardOpenOption.APPEND);

        postgres.trimLog();
        assertThat(catchThrowable(() -> DriverManager.getConnection(at.url(), at.username(), "wrong"))).isNotNull();

        assertThat(Files.size(log.resolveSibling("postgres.log.1"))).isGreaterThan(11_000_000);
        assertThat(Files.readString(log)).startsWith("2").contains("password authentication failed").hasSizeLessThan(10_000);
        postgres.trimLog();
        assertThat(Files.readString(log)).contains("password authentication failed");
    }

    /// The processes that the killed one leaves take a moment to notice.
    private ServerUrl startAgain() throws IOException, SQLException {
        for (int attempt = 0; ; attempt++) {
            try {
                return postgres.start();
            } catch (IOException e) {
                if (attempt == 50) {
                    throw e;
                }
            }
        }
    }

    private static void execute(ServerUrl at, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(at.url(), at.username(), at.password())) {
            connection.createStatement().execute(sql);
        }
    }

    private static String ask(ServerUrl at, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(at.url(), at.username(), at.password());
                ResultSet rows = connection.createStatement().executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
