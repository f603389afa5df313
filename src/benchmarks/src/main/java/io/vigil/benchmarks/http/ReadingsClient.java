package io.vigil.benchmarks.http;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Inet4Address;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Random;

/// A device that sends batches of readings of its own sensors over one connection, each batch a few
/// seconds of all of them.
///
/// The bytes of a batch are made once; from batch to batch only times and values change in place, so
/// that the processor is the server's.
final class ReadingsClient implements AutoCloseable {

    private static final String TIME = "0000000000000";
    private static final String VALUE = "00.0000";
    private static final int VALUES = 1 << 12;

    private final int port;
    private final byte[] request;
    private final int[] times;
    private final int[] values;
    private final int sensors;
    private final byte[][] texts = new byte[VALUES][];
    private final byte[] expected;
    private Socket socket;
    private OutputStream out;
    private InputStream in;
    private boolean closing;
    private long millis;
    private int next;

    /// @param first the number of its first sensor
    /// @param readings in a batch, a multiple of the sensors
    /// @param millis the time of its first readings
    ReadingsClient(int port, int first, int sensors, int readings, long millis) throws IOException {
        this.sensors = sensors;
        this.millis = millis;
        this.times = new int[readings];
        this.values = new int[readings];
        this.request = request(first, readings);
        this.expected = "{\"stored\":%d,\"duplicate\":0,\"rejected\":0,".formatted(readings).getBytes(StandardCharsets.US_ASCII);
        Random random = new Random(first);
        for (int i = 0; i < VALUES; i++) {
            texts[i] = "%07.4f".formatted(20 + 2 * random.nextGaussian()).getBytes(StandardCharsets.US_ASCII);
        }
        this.port = port;
        this.socket = new Socket(Inet4Address.ofLiteral("127.0.0.1"), port);
        this.out = socket.getOutputStream();
        this.in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
    }

    /// Connects again where the server ended the connection after its last answer.
    private void connect() throws IOException {
        if (closing) {
            socket.close();
            socket = new Socket(Inet4Address.ofLiteral("127.0.0.1"), port);
            out = socket.getOutputStream();
            in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
            closing = false;
        }
    }

    private byte[] request(int first, int readings) {
        StringBuilder body = new StringBuilder("[");
        for (int i = 0; i < readings; i++) {
            int sensor = first + i % sensors;
            body.append(i == 0 ? "" : ",").append("{\"sensor_id\":\"press-").append(sensor);
            body.append("\",\"sensor_type\":\"").append("type-").append(sensor % 5);
            body.append("\",\"location\":\"hall-").append(sensor / 5 % 5).append("\",\"timestamp\":");
            times[i] = body.length();
            body.append(TIME).append(",\"value\":");
            values[i] = body.length();
            body.append(VALUE).append('}');
        }
        body.append(']');
        String head = "POST /readings HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
                .formatted(body.length());
        for (int i = 0; i < readings; i++) {
            times[i] += head.length();
            values[i] += head.length();
        }
        return (head + body).getBytes(StandardCharsets.US_ASCII);
    }

    /// Sends a batch and waits for its answer.
    ///
    /// @return how long that took, in nanoseconds
    /// @throws IOException where not every reading was stored
    long send() throws IOException {
        for (int i = 0; i < times.length; i++) {
            if (i % sensors == 0) {
                millis += 1_000;
            }
            digits(millis, times[i]);
            byte[] value = texts[next++ % VALUES];
            System.arraycopy(value, 0, request, values[i], value.length);
        }
        connect();
        long start = System.nanoTime();
        out.write(request);
        byte[] answer = answer();
        long took = System.nanoTime() - start;
        if (!new String(answer, 0, expected.length, StandardCharsets.US_ASCII).equals(new String(expected, StandardCharsets.US_ASCII))) {
            throw new IOException("the server answered " + new String(answer, StandardCharsets.UTF_8));
        }
        return took;
    }

    private void digits(long number, int at) {
        long rest = number;
        for (int d = TIME.length() - 1; d >= 0; d--) {
            request[at + d] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }

    private byte[] answer() throws IOException {
        int length = 0;
        for (String line = line(); !line.isEmpty(); line = line()) {
            if (line.regionMatches(true, 0, "content-length:", 0, 15)) {
                length = Integer.parseInt(line.substring(15).strip());
            }
            closing |= line.equalsIgnoreCase("connection: close");
        }
        return in.readNBytes(length);
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("the server closed the connection");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
