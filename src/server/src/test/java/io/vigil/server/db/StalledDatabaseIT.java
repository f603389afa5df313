package io.vigil.server.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.restassured.response.Response;
import io.vigil.server.readings.ReadingsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// A database that takes connections and does not answer, or not for long.
@ExtendWith(TestPostgres.class)
@Timeout(value = 90, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class StalledDatabaseIT {

    @Test
    void queryThatTakesTooLong_isEndedByTheDatabase(TestPostgres.Server postgres) throws SQLException {
        TestDatabase database = postgres.create();
        try (ReadingsServer server = ReadingsServer.start(database);
                Connection other = database.connect();
                Statement lock = other.createStatement()) {
            other.setAutoCommit(false);
            lock.execute("lock table sensor_zone_stats in access exclusive mode");

            Response answer = server.to().get("/zones?from=0");

            assertThat(answer.asString())
                    .isEqualTo("{\"type\":\"about:blank\",\"title\":\"Service Unavailable\",\"status\":503,"
                            + "\"detail\":\"the database works too long on this; ask for a shorter time or fewer rows\"}");
            assertThat(answer.header("Retry-After")).isEqualTo("2");
            assertThat(database.ask("select count(*) from pg_stat_activity where datname = current_database() "
                            + "and wait_event_type = 'Lock'"))
                    .containsExactly("0");
        }
    }

    /// Passes on the first connection alone: the migration's comes after that.
    @Test
    void databaseThatStallsBeforeTheMigration_isGivenUp(TestPostgres.Server postgres) throws IOException {
        TestDatabase database = postgres.create();
        int port = Integer.parseInt(database.url().replaceAll(".*:(\\d+)/.*", "$1"));
        try (ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Long> unused = threads.submit(() -> passOnTheFirst(listener, port, threads));
            String stalled = database.url().replace(":" + port + "/", ":" + listener.getLocalPort() + "/");

            assertThatThrownBy(() -> Database.migrate(new ServerUrl(stalled, database.user(), database.password())))
                    .hasStackTraceContaining("Connection attempt timed out");
        }
    }

    private static long passOnTheFirst(ServerSocket listener, int port, ExecutorService threads) throws IOException {
        try (Socket client = listener.accept();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), port)) {
            Future<Long> unused = threads.submit(() -> server.getInputStream().transferTo(client.getOutputStream()));
            return client.getInputStream().transferTo(server.getOutputStream());
        }
    }
}
