package io.vigil.server.queries;

import io.vigil.core.series.windows.TumblingWindows;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How long the windows of an answer are; those of a day begin at midnight UTC.
enum Step {
    PT1M(1),
    PT5M(5),
    PT1H(60),
    P1D(1_440);

    private final long micros;

    Step(long minutes) {
        this.micros = minutes * TumblingWindows.MICROS;
    }

    long micros() {
        return micros;
    }

    /// The start of the window that holds an instant.
    long floor(long instant) {
        return Math.floorDiv(instant, micros) * micros;
    }

    static List<String> names() {
        return Arrays.stream(values()).map(Step::name).toList();
    }

    static Step of(@Nullable String name) {
        return name == null ? PT1M : valueOf(name);
    }
}
