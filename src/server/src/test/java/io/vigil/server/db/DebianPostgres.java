package io.vigil.server.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// PostgreSQL 15 as Debian has it, in a folder of its own.
final class DebianPostgres {

    static final String PROGRAMS = "/usr/lib/postgresql/15/bin";

    private final Account account;
    private final Path folder;
    private final Path data;

    /// @param folder absolute
    DebianPostgres(Path folder) throws IOException {
        this.account = Account.choose();
        this.folder = folder;
        this.data = folder.resolve("data");
    }

    static boolean isInstalled() {
        return Files.isDirectory(Path.of(PROGRAMS));
    }

    /// Where and as whom to connect; it takes any password.
    ServerUrl start() throws IOException {
        account.own(folder);
        run("initdb", "--pgdata=" + data, "--username=postgres", "--auth=trust", "--encoding=UTF8", "--locale=C");
        int port = freePort();
        run("pg_ctl", "start", "-w", "-s", "-D", data.toString(), "-l", folder.resolve("log").toString(),
                "-o", "-p %d -c listen_addresses=127.0.0.1 -c unix_socket_directories=''".formatted(port));
        return new ServerUrl("jdbc:postgresql://127.0.0.1:%d/iot_db".formatted(port), "iot_user", "none");
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    void stop() throws IOException {
        run("pg_ctl", "stop", "-w", "-s", "-m", "fast", "-D", data.toString());
    }

    private void run(String program, String... options) throws IOException {
        List<String> command = Stream.of(account.prefix(), List.of(PROGRAMS + "/" + program), List.of(options))
                .flatMap(List::stream)
                .toList();
        Programs.Ended ended = Programs.run(command);
        assertThat(ended.succeeded()).as(ended.output()).isTrue();
    }
}
