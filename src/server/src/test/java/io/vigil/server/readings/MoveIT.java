package io.vigil.server.readings;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.core.series.Reading;
import io.vigil.server.db.OldestPostgres;
import io.vigil.server.db.TestDatabase;
import io.vigil.server.db.TestPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// Moving from the server's own PostgreSQL to another, older one, by the command of `docs/operations.md`.
@OldestPostgres
@ExtendWith(TestPostgres.class)
class MoveIT {

    private static final String TABLES =
            "select relname from pg_class where relnamespace = current_schema::regnamespace and relkind in ('r', 'p') "
                    + "and relname <> 'flyway_schema_history' order by 1";

    /// Spikes open incidents, and three calm readings close them.
    private final List<Reading> readings = Sample.readings(3_000, Instant.now().minus(Duration.ofHours(1)), 5);

    /// Or silence would be an incident of one server before the other one runs.
    private static final String PATIENT = "[{\"match\":\"*\",\"max_gap\":\"P1D\"}]";

    @TempDir
    Path temp;

    @Test
    void rowsAreTheSame_andTheNextVerdictsToo(TestPostgres.Server postgres) throws IOException, InterruptedException {
        TestDatabase moved = postgres.create();
        ReadingsServer.start(moved).close();
        int port = freePort();
        Path data = temp.toRealPath().resolve("data");
        String sensors = "--vigil.sensors=" + Files.writeString(temp.resolve("sensors.json"), PATIENT);
        try (ReadingsServer own = ReadingsServer.start(
                new TestDatabase("", "", ""), "--vigil.data=" + data, "--vigil.db-port=" + port, sensors)) {
            TestDatabase old = new TestDatabase("jdbc:postgresql://127.0.0.1:%d/iot_db".formatted(port), "iot_user",
                    Files.readString(data.resolve("password")).strip());
            post(own, 0, 2_000);
            own.restart();

            run(command(data, port, moved));

            List<String> tables = old.ask(TABLES);
            assertThat(moved.ask(TABLES)).isEqualTo(tables).contains("readings", "incidents", "detector_states");
            for (String table : tables) {
                String all = "select md5(t::text) from %s t order by 1".formatted(table);
                assertThat(moved.ask(all)).as(table).isEqualTo(old.ask(all));
            }
            try (ReadingsServer next = ReadingsServer.start(moved, sensors)) {
                post(own, 2_000, readings.size());
                post(next, 2_000, readings.size());

                assertThat(next.get("/incidents?limit=1000")).isEqualTo(own.get("/incidents?limit=1000")).contains("open", "closed");
                assertThat(moved.ask("select * from readings order by id"))
                        .hasSizeGreaterThan(2_900)
                        .isEqualTo(old.ask("select * from readings order by id"));
            }
        }
    }

    private void post(ReadingsServer server, int from, int to) {
        for (int i = from; i < to; i += 500) {
            assertThat(server.json(Sample.json(readings.subList(i, i + 500))).statusCode()).isEqualTo(200);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    /// The documented command with folder, ports and database of this test.
    private static String command(Path data, int port, TestDatabase to) throws IOException {
        String docs = Files.readString(Path.of("../../docs/operations.md"));
        Matcher command = Pattern.compile("```bash\n([^`]*docs/move.sql[^`]*)```").matcher(docs);
        assertThat(command.find()).isTrue();
        Matcher url = Pattern.compile(".*:(\\d+)/(\\w+)").matcher(to.url());
        assertThat(url.matches()).isTrue();
        return command.group(1)
                .replace(".vigil/password", data.resolve("password").toString())
                .replace("docs/move.sql", "../../docs/move.sql")
                .replace("-p 5432", "-p " + port)
                .replace("-h db.example -U iot_user iot_db", "-h 127.0.0.1 -p %s -U iot_user %s".formatted(url.group(1), url.group(2)));
    }

    private static void run(String command) throws IOException, InterruptedException {
        Process shell = new ProcessBuilder("bash", "-o", "pipefail", "-c", command).redirectErrorStream(true).start();
        String output = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(shell.waitFor()).as(output).isZero();
        assertThat(output).isEmpty();
    }
}
