package io.vigil.core.series.rolling;

import io.vigil.core.series.Bar;
import io.vigil.core.series.Learning;
import io.vigil.core.series.Moments;
import io.vigil.core.series.Outside;
import org.jspecify.annotations.Nullable;

/// What [RollingZ] remembers of one key, in less than 2 KB when written. Not safe for many threads.
public final class RollingState {

    static final int WINDOW = 100;
    static final int LEARNING = 30;

    /// The last readings, oldest first.
    final double[] values = new double[WINDOW];

    int count;
    double bar = Bar.START;
    long lastMicros = Long.MIN_VALUE;
    Outside outside = new Outside();

    RollingState() {}

    void add(double value) {
        if (count == WINDOW) {
            System.arraycopy(values, 1, values, 0, WINDOW - 1);
            count--;
        }
        values[count++] = Moments.bounded(value);
    }

    Moments moments() {
        return Moments.of(values, 0, count);
    }

    /// At least half of the readings repeat the one before.
    boolean mostlyRepeats() {
        int repeats = 0;
        for (int i = 1; i < count; i++) {
            repeats += values[i] == values[i - 1] ? 1 : 0;
        }
        return 2 * repeats >= count - 1;
    }

    boolean learning() {
        return count < LEARNING;
    }

    @Nullable Learning progress() {
        return learning() ? new Learning(count, LEARNING) : null;
    }
}
