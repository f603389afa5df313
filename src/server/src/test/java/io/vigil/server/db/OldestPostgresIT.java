package io.vigil.server.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.vigil.server.readings.ReadingsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The oldest PostgreSQL that is supported, where Debian's is installed.
class OldestPostgresIT {

    private static final Path PROGRAMS = Path.of("/usr/lib/postgresql/15/bin");

    @TempDir
    Path temp;

    private Account account;
    private Path data;
    private int port;

    @BeforeEach
    void start() throws IOException {
        assumeTrue(Files.isDirectory(PROGRAMS), "PostgreSQL 15 is not in " + PROGRAMS);
        account = Account.choose();
        Path folder = temp.toRealPath();
        account.own(folder);
        data = folder.resolve("data");
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        run("initdb", "--pgdata=" + data, "--username=iot_user", "--auth=trust", "--encoding=UTF8", "--locale=C");
        run("pg_ctl", "start", "-w", "-s", "-D", data.toString(), "-l", folder.resolve("log").toString(),
                "-o", "-p %d -c listen_addresses=127.0.0.1 -c unix_socket_directories=''".formatted(port));
    }

    @AfterEach
    void stop() throws IOException {
        if (data != null) {
            run("pg_ctl", "stop", "-w", "-s", "-m", "fast", "-D", data.toString());
        }
    }

    private void run(String program, String... options) throws IOException {
        Programs.Ended ended = Programs.run(Stream.of(
                        account.prefix(), List.of(PROGRAMS.resolve(program).toString()), List.of(options))
                .flatMap(List::stream)
                .toList());
        assertThat(ended.succeeded()).as(ended.output()).isTrue();
    }

    @Test
    void readings_areStoredAndFound() {
        TestDatabase database =
                new TestDatabase("jdbc:postgresql://127.0.0.1:%d/postgres".formatted(port), "iot_user", "none");
        assertThat(database.ask("show server_version").getFirst()).startsWith("15.");

        try (ReadingsServer server = ReadingsServer.start(database)) {
            server.json("{\"sensor_id\":\"a\",\"value\":1.5,\"timestamp\":\"%s\"}".formatted(Instant.now()));

            for (String list : List.of("readings", "sensors", "aggregates", "statistics")) {
                assertThat(server.to().get("/" + list).jsonPath().getList(list)).as(list).hasSize(1);
            }
            for (String list : List.of("anomalies", "incidents", "maintenance")) {
                assertThat(server.to().get("/" + list).jsonPath().getList(list)).as(list).isEmpty();
            }
            assertThat(server.to().get("/summary").jsonPath().getInt("readings")).isEqualTo(1);
            assertThat(server.to().get("/ml").jsonPath().getInt("agreement.both")).isZero();
        }
    }
}
