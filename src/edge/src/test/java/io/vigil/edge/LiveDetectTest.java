package io.vigil.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class LiveDetectTest {

    @Test
    @Timeout(value = 30, unit = TimeUnit.SECONDS)
    void eachRow_isAnsweredBeforeTheNextOneArrives() throws Exception {
        PipedOutputStream device = new PipedOutputStream();
        PipedOutputStream answers = new PipedOutputStream();
        Streams streams = new Streams(new PipedInputStream(device), answers, new ByteArrayOutputStream());
        BufferedReader reader = new BufferedReader(new InputStreamReader(new PipedInputStream(answers), StandardCharsets.UTF_8));
        Thread program = new Thread(() -> VigilEdge.program(streams).execute("detect", "--input", "-", "--value", "a"));
        program.start();

        send(device, "time,a\n1000,5\n");
        assertThat(reader.readLine()).isEqualTo("time,a,anomaly_score,is_anomaly,in_event,reason");
        assertThat(reader.readLine()).isEqualTo("1000,5,0.0,false,false,");
        send(device, "2000,x\n");
        assertThat(reader.readLine()).isEqualTo("2000,x,,false,false,unparsable_value");

        device.close();
        program.join();
    }

    private static void send(PipedOutputStream device, String line) throws IOException {
        device.write(line.getBytes(StandardCharsets.UTF_8));
        device.flush();
    }
}
