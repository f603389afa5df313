package io.vigil.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class ProgressBarTest {

    private final StringWriter out = new StringWriter();

    @Test
    void aVisibleBar_redrawsItsLineAndWipesIt() {
        try (ProgressBar bar = ProgressBar.of(new PrintWriter(out), true)) {
            bar.show("folds", 1, 2);
            bar.show("folds", 1, 2);
        }
        assertThat(out.toString())
                .isEqualTo("\r\u001b[K" + "█".repeat(15) + "░".repeat(15) + "  50 %  folds" + "\r\u001b[K");
    }

    @Test
    void anInvisibleBar_writesNothing() {
        try (ProgressBar bar = ProgressBar.of(new PrintWriter(out), false)) {
            bar.show("folds", 1, 2);
        }
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void aBarThatNeverShowed_wipesNothing() {
        ProgressBar.of(new PrintWriter(out), true).close();
        assertThat(out.toString()).isEmpty();
    }
}
