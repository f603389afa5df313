package io.vigil.server.db;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.FileSystemUtils;

class DatabaseIT {

    /// One for all, since to unpack takes seconds.
    @TempDir
    static Path temp;

    @ParameterizedTest
    @ValueSource(longs = {0, 3_000, 100, 200, 300, 500, 700, 900, 1_200})
    @Timeout(60)
    void close_whileItStarts_leavesNothingRunning(long millis) throws IOException, InterruptedException {
        Path folder = temp.toRealPath();
        FileSystemUtils.deleteRecursively(folder.resolve("postgres"));
        Database database = new Database(new DatabaseSettings(folder, 0), new ServerUrl(null, null, null));

        database.start();
        MILLISECONDS.sleep(millis);
        database.close();

        assertThat(database.whyDown()).isEqualTo("the server is stopping");
        assertThat(ProcessHandle.allProcesses().map(DatabaseIT::commandLine).filter(line -> line.contains(folder.toString())))
                .isEmpty();
    }

    private static String commandLine(ProcessHandle process) {
        return process.info().commandLine().orElse("");
    }
}
