package io.vigil.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class LiveScoreTest {

    @TempDir
    private Path folder;

    @Test
    @Timeout(value = 30, unit = TimeUnit.SECONDS)
    void eachRow_isAnsweredBeforeTheNextOneArrives() throws Exception {
        Path model = TestModels.write(folder, "plain", 2);
        PipedOutputStream device = new PipedOutputStream();
        PipedOutputStream answers = new PipedOutputStream();
        Streams streams = new Streams(new PipedInputStream(device), answers, new ByteArrayOutputStream());
        BufferedReader reader = new BufferedReader(new InputStreamReader(new PipedInputStream(answers), StandardCharsets.UTF_8));
        Thread program = new Thread(() -> VigilEdge.program(streams).execute("score", "--model", model.toString(), "--input", "-"));
        program.start();

        send(device, "a,b\n");
        assertThat(reader.readLine()).isEqualTo("a,b,anomaly_score,is_anomaly,reason");
        send(device, "1,0\n");
        assertThat(reader.readLine()).isEqualTo("1,0,1.0,false,");
        send(device, "4,0\n");
        assertThat(reader.readLine()).isEqualTo("4,0,4.0,true,");

        device.close();
        program.join();
    }

    private static void send(PipedOutputStream device, String line) throws IOException {
        device.write(line.getBytes(StandardCharsets.UTF_8));
        device.flush();
    }
}
