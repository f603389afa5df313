package io.vigil.server.db;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseIT {

    /// One for all, since to unpack takes seconds.
    @TempDir
    static Path temp;

    @ParameterizedTest
    @ValueSource(longs = {0, 30, 300, 1_000, 2_000, 4_000})
    @Timeout(60)
    void close_whileItStarts_ends(long millis) throws IOException, InterruptedException {
        Path folder = temp.toRealPath();
        Database database = new Database(new DatabaseSettings(folder, 0), new ServerUrl(null, null, null));

        database.start();
        MILLISECONDS.sleep(millis);
        database.close();

        assertThat(database.whyDown()).isEqualTo("the server is stopping");
        assertThat(Postmaster.find(folder.resolve("postgres").resolve("data"))).isEmpty();
    }
}
