package io.vigil.server.db;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.springframework.util.FileSystemUtils;

/// Hands tests the PostgreSQL that all of them share; each takes databases of its own. Those marked as
/// [OldestPostgres] share another.
public final class TestPostgres implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Server.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        boolean oldest = context.getRequiredTestClass().isAnnotationPresent(OldestPostgres.class);
        return context.getRoot()
                .getStore(Namespace.GLOBAL)
                .computeIfAbsent(
                        oldest ? OldestPostgres.class : TestPostgres.class,
                        key -> oldest ? Server.startOldest() : Server.start(),
                        Server.class);
    }

    private interface Stop {

        void stop() throws IOException;
    }

    /// The running PostgreSQL, stopped when the last test has ended.
    public static final class Server implements AutoCloseable {

        private final Path folder;
        private final ServerUrl at;
        private final Stop stop;
        private final AtomicInteger databases = new AtomicInteger();

        private Server(Path folder, ServerUrl at, Stop stop) {
            this.folder = folder;
            this.at = at;
            this.stop = stop;
        }

        private static Server start() {
            try {
                Path folder = newFolder();
                LocalPostgres postgres = new LocalPostgres(folder, 0);
                return new Server(folder, postgres.start(), postgres::stop);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        private static Server startOldest() {
            try {
                Path folder = newFolder();
                DebianPostgres postgres = new DebianPostgres(folder);
                Server server = new Server(folder, postgres.start(), postgres::stop);
                server.asSuperuser("create role iot_user login");
                return server;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static Path newFolder() throws IOException {
            return Files.createTempDirectory("vigil-postgres-test").toRealPath();
        }

        /// A new, empty database.
        public TestDatabase create() {
            String name = "test_" + databases.incrementAndGet();
            asSuperuser("create database %s owner iot_user".formatted(name));
            return new TestDatabase(url(name), "iot_user", Objects.requireNonNull(at.password()));
        }

        private String url(String database) {
            return Objects.requireNonNull(at.url()).replace("/iot_db", "/" + database);
        }

        private void asSuperuser(String sql) {
            try (Connection connection = DriverManager.getConnection(url("postgres"), "postgres", at.password());
                    Statement statement = connection.createStatement()) {
                statement.execute(sql);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void close() throws IOException {
            stop.stop();
            FileSystemUtils.deleteRecursively(folder);
        }
    }
}
