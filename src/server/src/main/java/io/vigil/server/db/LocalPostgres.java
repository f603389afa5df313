package io.vigil.server.db;

import java.io.IOException;
import java.net.BindException;
import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/// A PostgreSQL of our own in a folder that only we use: made at first use, started, found again after
/// a crash, stopped.
///
/// It listens on 127.0.0.1 alone and asks for a password, and what it has committed is on the disk. Its
/// database is `iot_db`, which belongs to `iot_user`. Not safe for many threads.
final class LocalPostgres {

    private static final Logger LOG = LoggerFactory.getLogger(LocalPostgres.class);

    private static final String HOST = "127.0.0.1";
    private static final String DATABASE = "iot_db";
    private static final String USER = "iot_user";
    private static final String SUPERUSER = "postgres";
    private static final int PORTS_TRIED = 100;
    private static final long LARGE_LOG = 10_000_000;

    /// Long enough to recover what was written since the last checkpoint.
    private static final String START_SECONDS = "600";

    private static final String STOP_SECONDS = "60";

    private final Path folder;
    private final int firstPort;
    private final Account.Choice accounts;
    private final Path cluster;
    private final Path data;
    private final Path log;
    private final Password password;
    private @Nullable Postmaster running;

    /// @param folder absolute
    /// @param firstPort the first that is tried, 0 for any free one
    LocalPostgres(Path folder, int firstPort) {
        this(folder, firstPort, Account::choose);
    }

    /// @param accounts says who runs it
    LocalPostgres(Path folder, int firstPort, Account.Choice accounts) {
        this.folder = folder;
        this.accounts = accounts;
        this.firstPort = firstPort;
        this.cluster = folder.resolve("postgres");
        this.data = cluster.resolve("data");
        this.log = cluster.resolve("postgres.log");
        this.password = new Password(folder.resolve("password"));
    }

    /// Where and as whom to connect.
    ServerUrl start() throws IOException, SQLException {
        Path programs = Binaries.unpack(folder).resolve("bin");
        Account account = accounts.choose();
        Files.createDirectories(cluster);
        account.own(cluster);
        if (!Files.isDirectory(data)) {
            initialise(programs, account);
        }
        Postmaster postmaster = takeOver(programs, account);
        running = postmaster == null ? launch(programs, account) : postmaster;
        int port = running.port();
        createDatabase(port);
        return new ServerUrl(url(port, DATABASE), USER, password.text());
    }

    /// Done when the process that [#start] found or started has ended.
    CompletableFuture<?> ended() {
        return running == null ? CompletableFuture.completedFuture(null) : running.process().onExit();
    }

    /// Ends it after what is under way, if it runs.
    void stop() throws IOException {
        if (Postmaster.find(data).isPresent()) {
            control(Binaries.unpack(folder).resolve("bin"), accounts.choose(), "stop", "-m", "fast", "-t", STOP_SECONDS);
        }
        running = null;
    }

    /// Sets the log aside once it is large, in place of what was set aside before. PostgreSQL appends to the
    /// same file, so it is emptied, not moved.
    void trimLog() throws IOException {
        if (Files.exists(log) && Files.size(log) > LARGE_LOG) {
            Files.copy(log, cluster.resolve("postgres.log.1"), StandardCopyOption.REPLACE_EXISTING);
            FileChannel.open(log, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING).close();
        }
    }

    private void initialise(Path programs, Account account) throws IOException {
        Path unfinished = cluster.resolve("data.unfinished");
        FileSystemUtils.deleteRecursively(unfinished);
        Path secret = Password.write(cluster.resolve("superuser"), password.text());
        account.own(secret);
        List<String> command = new ArrayList<>(account.prefix());
        command.addAll(List.of(
                program(programs, "initdb"),
                "--pgdata=" + unfinished,
                "--username=" + SUPERUSER,
                "--pwfile=" + secret,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C",
                "--set=timezone=UTC"));
        require(Programs.run(command));
        Files.delete(secret);
        Files.writeString(
                unfinished.resolve("postgresql.conf"), "\ninclude 'vigil.conf'\n", StandardOpenOption.APPEND);
        Files.move(unfinished, data, StandardCopyOption.ATOMIC_MOVE);
    }

    /// The server that an earlier process of ours left running, where it answers; one that does not is
    /// stopped.
    private @Nullable Postmaster takeOver(Path programs, Account account) throws IOException {
        Optional<Postmaster> found = Postmaster.find(data);
        if (found.isEmpty()) {
            return null;
        }
        try (Connection connection = connect(found.get().port(), SUPERUSER, "postgres")) {
            LOG.info("PostgreSQL still runs on port {} and is taken over", found.get().port());
            return connection.isValid(1) ? found.get() : null;
        } catch (SQLException e) {
            LOG.warn("PostgreSQL still runs and does not answer, it is stopped: {}", e.getMessage());
            control(programs, account, "stop", "-m", "immediate", "-t", STOP_SECONDS);
            return null;
        }
    }

    private Postmaster launch(Path programs, Account account) throws IOException {
        int port = freePort();
        Path configuration = data.resolve("vigil.conf");
        Files.writeString(configuration, configuration(port));
        account.own(configuration);
        trimLog();
        control(programs, account, "start", "-l", log.toString(), "-t", START_SECONDS);
        return Postmaster.find(data).orElseThrow(() -> new IOException("PostgreSQL ended at once, see " + log));
    }

    private static String configuration(int port) {
        return """
            # Written by Vigil at every start.
            listen_addresses = '127.0.0.1'
            port = %d
            unix_socket_directories = ''
            max_connections = 50
            # A query of all days locks every partition and its indexes.
            max_locks_per_transaction = 1024
            fsync = on
            synchronous_commit = on
            full_page_writes = on
            shared_buffers = 256MB
            max_wal_size = 2GB
            checkpoint_timeout = 10min
            jit = off
            log_checkpoints = off
            """.formatted(port);
    }

    private void control(Path programs, Account account, String action, String... options) throws IOException {
        List<String> command = new ArrayList<>(account.prefix());
        command.addAll(List.of(program(programs, "pg_ctl"), action, "-D", data.toString(), "-w", "-s"));
        command.addAll(List.of(options));
        require(Programs.run(command));
    }

    private static String program(Path programs, String name) {
        return programs.resolve(name).toString();
    }

    private void require(Programs.Ended ended) throws IOException {
        if (!ended.succeeded()) {
            String line = Stream.concat(ended.output().lines(), lastLine())
                    .reduce((first, second) -> second)
                    .orElse("no reason given");
            throw new IOException("PostgreSQL does not start or stop: " + line);
        }
    }

    private Stream<String> lastLine() throws IOException {
        if (!Files.exists(log)) {
            return Stream.empty();
        }
        List<String> lines = Files.readAllLines(log, StandardCharsets.ISO_8859_1);
        return lines.isEmpty() ? Stream.empty() : Stream.of(lines.getLast());
    }

    private int freePort() throws IOException {
        for (int port = firstPort; port < firstPort + PORTS_TRIED && port <= 65_535; port++) {
            try (ServerSocket socket = new ServerSocket()) {
                socket.bind(new InetSocketAddress(Inet4Address.ofLiteral(HOST), port));
                return socket.getLocalPort();
            } catch (BindException e) {
                LOG.debug("port {} is taken", port, e);
            }
        }
        throw new IOException("no port is free for PostgreSQL from %d on".formatted(firstPort));
    }

    private void createDatabase(int port) throws SQLException, IOException {
        try (Connection connection = connect(port, SUPERUSER, "postgres");
                Statement statement = connection.createStatement()) {
            if (isEmpty(statement, "select from pg_roles where rolname = '%s'".formatted(USER))) {
                statement.execute("create role %s login password '%s'".formatted(USER, password.text()));
            }
            if (isEmpty(statement, "select from pg_database where datname = '%s'".formatted(DATABASE))) {
                statement.execute("create database %s owner %s".formatted(DATABASE, USER));
            }
        }
    }

    private static boolean isEmpty(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            return !rows.next();
        }
    }

    private Connection connect(int port, String user, String database) throws SQLException, IOException {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password.text());
        properties.setProperty("loginTimeout", "5");
        properties.setProperty("socketTimeout", "30");
        return DriverManager.getConnection(url(port, database), properties);
    }

    private static String url(int port, String database) {
        return "jdbc:postgresql://%s:%d/%s".formatted(HOST, port, database);
    }
}
