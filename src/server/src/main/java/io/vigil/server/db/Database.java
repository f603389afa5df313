package io.vigil.server.db;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.vigil.server.ops.Failure;
import io.vigil.server.ops.FailureException;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.stereotype.Component;

/// The database and whether it can be used.
///
/// It is started or looked for by a thread of its own once the server is ready, so nothing that works
/// without a database waits for it; where that fails, or our own PostgreSQL ends, the thread tries
/// again until the server stops. Safe for many threads.
@Component
public final class Database implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Database.class);

    private static final String RETRY_AFTER_SECONDS = "2";
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int CONNECTIONS = 12;
    private static final Duration SOCKET_PATIENCE = Duration.ofSeconds(30);

    /// How long the server itself works on a query before it gives up.
    private static final String QUERY_TIMEOUT = "10s";

    /// How long a migration may take before the connection counts as lost.
    private static final Duration MIGRATION_PATIENCE = Duration.ofMinutes(5);

    private final ServerUrl given;
    private final @Nullable DataFolder folder;
    private final @Nullable LocalPostgres own;
    private final Thread thread = Thread.ofPlatform().name("vigil-database").daemon().unstarted(this::run);

    private final CompletableFuture<Void> closing = new CompletableFuture<>();

    private volatile State state = new Down("the database is starting");

    private sealed interface State {}

    private record Down(String reason) implements State {}

    private record Up(ServerUrl at, HikariDataSource pool, JdbcClient client) implements State {}

    /// @throws io.vigil.server.ops.StartException where another server holds the data folder
    Database(DatabaseSettings settings, ServerUrl given) {
        this.given = given;
        this.folder = given.url() == null ? DataFolder.open(settings.data()) : null;
        this.own = folder == null ? null : new LocalPostgres(folder.path(), settings.dbPort());
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        thread.start();
    }

    /// What queries go through.
    ///
    /// @throws FailureException 503 with the reason while there is no database
    public JdbcClient client() {
        return up().client();
    }

    /// A new connection outside the pool, for one that holds it for long.
    ///
    /// @param timeout how long a statement may take before the connection counts as lost
    /// @throws FailureException 503 with the reason while there is no database
    public Connection connect(Duration timeout) throws SQLException {
        ServerUrl at = up().at();
        return DriverManager.getConnection(Objects.requireNonNull(at.url()), properties(at, timeout));
    }

    /// Why there is no database, null where there is one.
    public @Nullable String whyDown() {
        return state instanceof Down down ? down.reason() : null;
    }

    /// Waits for the database.
    public synchronized void awaitUp() throws InterruptedException {
        while (state instanceof Down) {
            wait();
        }
    }

    private Up up() {
        return switch (state) {
            case Up up -> up;
            case Down down -> throw unavailable(down.reason());
        };
    }

    /// What to answer while the database cannot be used.
    public static FailureException unavailable(String reason) {
        return new FailureException(Failure.of(503, reason).withHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS));
    }

    private void run() {
        while (!closing.isDone()) {
            try {
                open(own == null ? given : own.start());
                awaitEnd();
                down("PostgreSQL ended and is started again");
            } catch (IOException | SQLException | RuntimeException e) {
                down("the database cannot be used: " + firstLine(e));
            } catch (InterruptedException e) {
                return;
            }
            pause();
        }
    }

    private void open(ServerUrl at) throws SQLException {
        migrate(at);
        HikariDataSource pool = pool(at);
        change(new Up(at, pool, JdbcClient.create(pool)));
        LOG.info("database {}, user {}{}", at.address(), at.username(),
                folder == null ? "" : ", password in " + folder.path().resolve("password"));
    }

    static void migrate(ServerUrl at) throws SQLException {
        DataSource source = new DriverManagerDataSource(Objects.requireNonNull(at.url()), properties(at, MIGRATION_PATIENCE));
        source.getConnection().close();
        Flyway.configure().dataSource(source).load().migrate();
    }

    private static HikariDataSource pool(ServerUrl at) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(at.url());
        config.setDataSourceProperties(properties(at, SOCKET_PATIENCE));
        config.setConnectionInitSql("set statement_timeout = '%s'".formatted(QUERY_TIMEOUT));
        config.setPoolName("vigil");
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(Duration.ofSeconds(5).toMillis());
        config.setInitializationFailTimeout(-1);
        return new HikariDataSource(config);
    }

    /// @param timeout how long an answer may take before the connection counts as lost
    private static Properties properties(ServerUrl at, Duration timeout) {
        Properties properties = new Properties();
        if (at.username() != null) {
            properties.setProperty("user", at.username());
        }
        if (at.password() != null) {
            properties.setProperty("password", at.password());
        }
        properties.setProperty("ApplicationName", "vigil");
        properties.setProperty("loginTimeout", "5");
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("socketTimeout", Long.toString(timeout.toSeconds()));
        properties.setProperty("reWriteBatchedInserts", "true");
        properties.setProperty("options", "-c TimeZone=UTC");
        return properties;
    }

    /// Does not rely on an interruption, which a library may have taken for itself.
    private void awaitEnd() throws InterruptedException {
        CompletableFuture<?> end = own == null ? closing : CompletableFuture.anyOf(own.ended(), closing);
        while (!end.isDone()) {
            try {
                end.get(1, TimeUnit.HOURS);
            } catch (TimeoutException e) {
                trimLog();
            } catch (ExecutionException e) {
                LOG.debug("the process of PostgreSQL cannot be waited for", e);
            }
        }
    }

    private void trimLog() {
        try {
            if (own != null) {
                own.trimLog();
            }
        } catch (IOException e) {
            LOG.warn("the log of PostgreSQL cannot be set aside: {}", e.getMessage());
        }
    }

    private void down(String reason) {
        if (!(state instanceof Down down && down.reason().equals(reason)) && !closing.isDone()) {
            LOG.error("{}", reason);
        }
        change(new Down(reason));
    }

    private synchronized void change(State next) {
        if (state instanceof Up up) {
            up.pool().close();
        }
        state = next;
        notifyAll();
    }

    private static String firstLine(Exception e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse(e.getClass().getSimpleName());
    }

    private void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws IOException {
        closing.complete(null);
        thread.interrupt();
        awaitThread();
        change(new Down("the server is stopping"));
        if (own != null && folder != null) {
            own.stop();
            folder.close();
        }
    }

    private void awaitThread() {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
