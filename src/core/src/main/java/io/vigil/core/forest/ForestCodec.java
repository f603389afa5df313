package io.vigil.core.forest;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// The format of `forest.bin`: a forest as flat arrays, little-endian.
///
/// | bytes | type | holds |
/// |---|---|---|
/// | 0 | 8 ASCII characters | `VIGILFOR` |
/// | 8 | i32 | the format's version, 1 |
/// | 12 | i32 | inputs: how many inputs a record has |
/// | 16 | i32 | outputs: how many values a leaf holds |
/// | 20 | i32 | trees |
/// | 24 | i32 | nodes |
/// | 28 | i32 | leaves |
/// | 32 | i32 | planes: how many nodes split by a hyperplane |
/// | 36 | i32 | 0 |
/// | 40 | f64 | c: the expected path length of an isolation forest, 0 for other forests |
/// | 48 | f64 per node | split |
/// | | f64 per leaf and output | values |
/// | | f64 per plane and input | slopes |
/// | | i32 per tree | roots |
/// | | i32 per node | input |
/// | | i32 per node | left |
/// | | i32 per node | cover |
///
/// The arrays are those of [Forest] and follow each other without gaps; nothing follows the last.
public final class ForestCodec {

    private static final byte[] MAGIC = "VIGILFOR".getBytes(StandardCharsets.US_ASCII);
    private static final int VERSION = 1;
    private static final int HEADER = 48;

    private ForestCodec() {}

    /// What a file holds.
    ///
    /// @param c the expected path length of an isolation forest, 0 for other forests
    public record Content(Forest forest, double c) {}

    /// How many bytes [#encode] writes.
    public static long size(Forest forest) {
        return size(
                forest.inputs(), forest.outputs(), forest.trees(), forest.nodes(), forest.leaves(), forest.planes());
    }

    /// @param c the expected path length of an isolation forest, 0 for other forests
    public static byte[] encode(Forest forest, double c) {
        ByteBuffer out = ByteBuffer.allocate(Math.toIntExact(size(forest))).order(ByteOrder.LITTLE_ENDIAN);
        out.put(MAGIC).putInt(VERSION).putInt(forest.inputs()).putInt(forest.outputs());
        out.putInt(forest.trees()).putInt(forest.nodes()).putInt(forest.leaves()).putInt(forest.planes());
        out.putInt(0).putDouble(c);
        forest.writeTo(out);
        return out.array();
    }

    /// Reads a whole file. The header's counts are held against the number of bytes before anything
    /// is allocated.
    ///
    /// @throws IllegalArgumentException naming the rule that the bytes break
    public static Content decode(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        try {
            checkStart(in);
            int[] counts = new int[6];
            for (int i = 0; i < counts.length; i++) {
                counts[i] = in.getInt();
                require(counts[i] >= 0, "its counts must be at least 0");
            }
            require(in.getInt() == 0, "bytes 36 to 39 must be 0");
            double c = in.getDouble();
            require(c >= 0 && c < Double.POSITIVE_INFINITY, "c must be a finite number of at least 0");
            long size = size(counts[0], counts[1], counts[2], counts[3], counts[4], counts[5]);
            require(size == bytes.length, "its counts make %d bytes, it has %d".formatted(size, bytes.length));
            return new Content(forest(in, counts), c);
        } catch (BufferUnderflowException e) {
            throw new IllegalArgumentException("must have a header of %d bytes".formatted(HEADER), e);
        }
    }

    private static void checkStart(ByteBuffer in) {
        byte[] magic = new byte[MAGIC.length];
        in.get(magic);
        require(Arrays.equals(magic, MAGIC), "must start with VIGILFOR");
        int version = in.getInt();
        require(version == VERSION, "its format must be %d, not %d".formatted(VERSION, version));
    }

    private static Forest forest(ByteBuffer in, int[] counts) {
        int inputs = counts[0];
        int outputs = counts[1];
        int nodes = counts[3];
        double[] split = doubles(in, nodes);
        double[] values = doubles(in, counts[4] * outputs);
        double[] slopes = doubles(in, counts[5] * inputs);
        int[] roots = ints(in, counts[2]);
        return new Forest(
                inputs, outputs, roots, ints(in, nodes), split, ints(in, nodes), ints(in, nodes), values, slopes);
    }

    /// In doubles, so that counts which no file can hold do not wrap around.
    private static long size(int inputs, int outputs, int trees, int nodes, int leaves, int planes) {
        double exact = HEADER
                + 8.0 * (nodes + (double) leaves * outputs + (double) planes * inputs)
                + 4.0 * (trees + 3.0 * nodes);
        return (long) exact;
    }

    private static double[] doubles(ByteBuffer in, int count) {
        double[] values = new double[count];
        in.asDoubleBuffer().get(values);
        in.position(in.position() + 8 * count);
        return values;
    }

    private static int[] ints(ByteBuffer in, int count) {
        int[] values = new int[count];
        in.asIntBuffer().get(values);
        in.position(in.position() + 4 * count);
        return values;
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalArgumentException(rule);
        }
    }
}
