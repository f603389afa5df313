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

/// Hands tests the PostgreSQL that all of them share; each takes databases of its own.
public final class TestPostgres implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Server.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(Namespace.GLOBAL)
                .computeIfAbsent(TestPostgres.class, key -> Server.start(), Server.class);
    }

    /// The running PostgreSQL, stopped when the last test has ended.
    public static final class Server implements AutoCloseable {

        private final Path folder;
        private final LocalPostgres postgres;
        private final ServerUrl at;
        private final AtomicInteger databases = new AtomicInteger();

        private Server(Path folder, LocalPostgres postgres, ServerUrl at) {
            this.folder = folder;
            this.postgres = postgres;
            this.at = at;
        }

        private static Server start() {
            try {
                Path folder = Files.createTempDirectory("vigil-postgres-test").toRealPath();
                LocalPostgres postgres = new LocalPostgres(folder, 0);
                return new Server(folder, postgres, postgres.start());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        /// A new, empty database.
        public TestDatabase create() {
            String name = "test_" + databases.incrementAndGet();
            String url = Objects.requireNonNull(at.url());
            try (Connection connection = DriverManager.getConnection(
                            url.replace("/iot_db", "/postgres"), "postgres", at.password());
                    Statement statement = connection.createStatement()) {
                statement.execute("create database %s owner iot_user".formatted(name));
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
            return new TestDatabase(url.replace("/iot_db", "/" + name), "iot_user", Objects.requireNonNull(at.password()));
        }

        @Override
        public void close() throws IOException {
            postgres.stop();
            FileSystemUtils.deleteRecursively(folder);
        }
    }
}
