package io.vigil.core.series.online;

import java.nio.ByteBuffer;
import java.util.Arrays;

/// The latest values of one sensor, the oldest first: as many as features look back upon.
final class Recent {

    static final int MAX_BYTES = 2 + Features.WINDOW * Double.BYTES;

    private final double[] values = new double[Features.WINDOW];
    private int size;

    /// The last reading was out of the physical range.
    boolean outside;

    int size() {
        return size;
    }

    double mean() {
        double sum = 0;
        for (int i = 0; i < size; i++) {
            sum += Features.bounded(values[i]);
        }
        return sum / size;
    }

    double low() {
        return Arrays.stream(values, 0, size).min().orElse(Double.NaN);
    }

    double high() {
        return Arrays.stream(values, 0, size).max().orElse(Double.NaN);
    }

    /// The latest values with one more, which pushes out the oldest.
    double[] with(double value) {
        int first = size < Features.WINDOW ? 0 : 1;
        double[] window = Arrays.copyOfRange(values, first, size + 1);
        window[window.length - 1] = value;
        return window;
    }

    void add(double value) {
        double[] window = with(value);
        System.arraycopy(window, 0, values, 0, window.length);
        size = window.length;
    }

    int bytes() {
        return 2 + size * Double.BYTES;
    }

    /// `outside` in one byte, the number of values in one, then the values as f64.
    void write(ByteBuffer out) {
        out.put((byte) (outside ? 1 : 0)).put((byte) size);
        for (int i = 0; i < size; i++) {
            out.putDouble(values[i]);
        }
    }

    static Recent read(ByteBuffer in) {
        Recent recent = new Recent();
        recent.outside = in.get() != 0;
        int size = OnlineForestCodec.require(in.get(), 0, Features.WINDOW, "its values per sensor");
        for (int i = 0; i < size; i++) {
            recent.add(OnlineForestCodec.finite(in));
        }
        return recent;
    }
}
