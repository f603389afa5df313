package io.vigil.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WatchedInputTest {

    private final List<String> shown = new ArrayList<>();

    private final Progress progress = new Progress() {
        @Override
        public void show(String what, long done, long total) {
            shown.add(what + " " + done + "/" + total);
        }

        @Override
        public void close() {}
    };

    @Test
    void eachPercent_isShownOnce() throws Exception {
        try (WatchedInput in = new WatchedInput(new ByteArrayInputStream(new byte[1_000]), "a.csv", 1_000, progress)) {
            in.read();
            in.read(new byte[8]);
            in.read(new byte[600]);
            in.read(new byte[600]);
            in.read(new byte[600]);
        }

        assertThat(shown).containsExactly("a.csv 1/1000", "a.csv 609/1000", "a.csv 1000/1000");
    }

    @Test
    void emptyFile_isShownToo() throws Exception {
        try (WatchedInput in = new WatchedInput(new ByteArrayInputStream(new byte[0]), "a.csv", 0, progress)) {
            in.read();
        }

        assertThat(shown).containsExactly("a.csv 0/1");
    }
}
