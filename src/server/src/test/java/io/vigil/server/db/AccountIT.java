package io.vigil.server.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Who runs PostgreSQL where the server is root, as in many a container.
class AccountIT {

    @TempDir
    Path temp;

    private @Nullable LocalPostgres postgres;

    /// Nobody must be able to get there.
    @BeforeEach
    void open() throws IOException {
        assumeTrue("root".equals(System.getProperty("user.name")), "only root becomes another user");
        Files.setPosixFilePermissions(temp, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @AfterEach
    void stop() throws IOException {
        if (postgres != null) {
            postgres.stop();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"NAMESPACE", "NOBODY"})
    void root_becomesSomebodyWhomPostgresTakes(Account account) throws IOException, SQLException {
        assumeTrue(account.works(), "this machine does not let root become another user so");
        postgres = new LocalPostgres(temp.toRealPath(), 0, () -> account);
        ServerUrl first = postgres.start();
        String owner = account == Account.NOBODY ? "nobody" : "root";

        assertThat(Files.getOwner(temp.resolve("postgres/data")).getName()).isEqualTo(owner);
        assertThat(Files.getOwner(Path.of("/proc/" + postmaster().process().pid())).getName()).isEqualTo(owner);
        execute(first, "create table kept as select 42 as n");
        postgres.stop();

        execute(postgres.start(), "insert into kept select n from kept");
    }

    /// A folder that another account made, as when the server ran elsewhere before.
    @ParameterizedTest
    @EnumSource(names = {"NAMESPACE", "NOBODY"})
    void folderOfTheOtherAccount_isTakenOver(Account account) throws IOException, SQLException {
        Account other = account == Account.NOBODY ? Account.NAMESPACE : Account.NOBODY;
        assumeTrue(account.works() && other.works(), "this machine does not let root become another user so");
        postgres = new LocalPostgres(temp.toRealPath(), 0, () -> other);
        execute(postgres.start(), "create table kept as select 42 as n");
        postgres.stop();

        postgres = new LocalPostgres(temp.toRealPath(), 0, () -> account);
        execute(postgres.start(), "insert into kept select n from kept");
    }

    private Postmaster postmaster() throws IOException {
        return Postmaster.find(temp.toRealPath().resolve("postgres/data")).orElseThrow();
    }

    private static void execute(ServerUrl at, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(at.url(), at.username(), at.password())) {
            connection.createStatement().execute(sql);
        }
    }
}
