package io.vigil.benchmarks.faults;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/// The readings of one generated sensor with about one fault a day, after two days without any.
///
/// Sensors differ by sampling period (10 s, 1 min, 5 min), daily swing, noise (white, correlated,
/// coarse steps), scale (1e-3 to 1e3) and offset. Spikes, drifts and shifts are 6 to 14 standard
/// deviations of the sensor's noise.
final class FaultyTrace {

    private static final int DAY = 86_400;
    private static final int[] PERIODS = {10, 60, 300};
    private static final int[] DAYS = {6, 14, 28};
    private static final double[] SWINGS = {0, 5, 2, 8};

    final int period;
    final double[] values;

    /// NaN in `values` means no reading.
    final List<FaultSpan> faults = new ArrayList<>();

    private final Random random;
    private final int shape;
    private final double deviation;

    FaultyTrace(int number) {
        random = new Random(number * 7_919L + 13);
        period = PERIODS[number % 3];
        shape = number / 3 % 4;
        double correlation = shape == 2 ? 0.9 : 0;
        double noise = shape == 3 ? 0.5 : 1;
        deviation = noise / Math.sqrt(1 - correlation * correlation);
        double scale = Math.pow(10, random.nextInt(7) - 3);
        double offset = 50.0 * random.nextInt(3);
        values = new double[DAYS[number % 3] * DAY / period];
        double wander = 0;
        for (int i = 0; i < values.length; i++) {
            wander = correlation * wander + noise * random.nextGaussian();
            values[i] = offset + SWINGS[shape] * Math.sin(2 * Math.PI * i * period / DAY) + wander;
        }
        addFaults();
        for (int i = 0; i < values.length; i++) {
            values[i] = scale * (shape == 3 ? Math.rint(values[i] * 2) / 2 : values[i]);
        }
    }

    /// The readings after a fault in which an alarm still belongs to it.
    int grace() {
        return DAY / period / 16;
    }

    double days() {
        return values.length * (double) period / DAY;
    }

    private void addFaults() {
        int day = DAY / period;
        for (int start = 2 * day; start + day <= values.length; start += day) {
            FaultKind kind = FaultKind.values()[random.nextInt(FaultKind.values().length)];
            int first = start + random.nextInt(day / 4);
            faults.add(new FaultSpan(kind, first, first + add(kind, first, day)));
        }
    }

    private int add(FaultKind kind, int first, int day) {
        double size = (random.nextBoolean() ? 1 : -1) * deviation * (6 + 8 * random.nextDouble());
        int hours = day / 8 + random.nextInt(day / 8);
        int readings = 30 + random.nextInt(60);
        return switch (kind) {
            case SPIKE -> ramp(first, 1 + random.nextInt(3), size, size);
            case DRIFT -> ramp(first, hours, 0, size);
            case LEVEL_SHIFT -> ramp(first, hours, size, size);
            case STUCK -> fill(first, readings, values[first]);
            case DROPOUT -> fill(first, readings, Double.NaN);
        };
    }

    private int ramp(int first, int length, double from, double to) {
        for (int i = 0; i < length; i++) {
            values[first + i] += from + (to - from) * i / length;
        }
        return length;
    }

    private int fill(int first, int length, double value) {
        Arrays.fill(values, first, first + length, value);
        return length;
    }
}
