package io.vigil.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class StreamCommandTest {

    private static final String ROWS = "time;note;value\n1;\"a;b\";2.50\n2; padded ;\n3;ragged\n";

    @TempDir
    private Path folder;

    private Path file(String text) throws Exception {
        return Files.writeString(folder.resolve("feed.csv"), text);
    }

    @Test
    void rows_comeOutAsTheyStandInTheFile() throws Exception {
        Run run = Run.of("stream", "--input", file(ROWS), "--rate", 0);

        assertThat(run).isEqualTo(new Run(0, ROWS.replace(" padded ", "\" padded \""), ""));
    }

    @Test
    void noHeader_leavesItOut() throws Exception {
        assertThat(Run.of("stream", "--input", file("a,b\n1,2\n"), "--rate", 0, "--no-header").out()).isEqualTo("1,2\n");
    }

    @Test
    void stdin_canBeSlowedDownToo() {
        assertThat(Run.withInput("a\n1\n2\n", "stream", "--input", "-", "--rate", 1_000).out()).isEqualTo("a\n1\n2\n");
    }

    @Test
    void eachRow_isFlushed() throws Exception {
        List<String> flushed = new ArrayList<>();
        ByteArrayOutputStream sent = new ByteArrayOutputStream();
        OutputStream out = new OutputStream() {
            @Override
            public void write(int b) {
                sent.write(b);
            }

            @Override
            public void flush() {
                if (sent.size() > 0) {
                    flushed.add(sent.toString(StandardCharsets.UTF_8));
                    sent.reset();
                }
            }
        };
        Streams streams = new Streams(InputStream.nullInputStream(), out, new ByteArrayOutputStream());
        VigilEdge.program(streams).execute("stream", "--input", file("a,b\n1,2\n3,4\n").toString(), "--rate", "0");

        assertThat(flushed).containsExactly("a,b\n", "1,2\n", "3,4\n");
    }

    @Test
    @Timeout(value = 30, unit = TimeUnit.SECONDS)
    void loop_beginsAgainUntilTheReaderLeaves() throws Exception {
        Path file = file("a\n1\n2\n");
        PipedInputStream in = new PipedInputStream(64);
        Streams streams = new Streams(InputStream.nullInputStream(), new PipedOutputStream(in), new ByteArrayOutputStream());
        FutureTask<Integer> program = new FutureTask<>(
                () -> VigilEdge.program(streams).execute("stream", "--input", file.toString(), "--rate", "0", "--loop"));
        new Thread(program).start();
        List<String> lines = new ArrayList<>();
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (int i = 0; i < 6; i++) {
                lines.add(reader.readLine());
            }
        }

        assertThat(lines).containsExactly("a", "1", "2", "1", "2", "1");
        assertThat(program.get()).isEqualTo(1);
    }

    @Test
    void loop_overAFileWithoutRows_ends() throws Exception {
        assertThat(Run.of("stream", "--input", file("a,b\n"), "--loop")).isEqualTo(new Run(0, "a,b\n", ""));
    }
}
