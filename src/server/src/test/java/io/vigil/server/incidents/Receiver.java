package io.vigil.server.incidents;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntUnaryOperator;

/// Receives the messages of a webhook on this machine.
final class Receiver implements AutoCloseable {

    private final HttpServer http;
    private final BlockingQueue<Message> messages = new LinkedBlockingQueue<>();
    private final AtomicInteger received = new AtomicInteger();

    /// @param status of the answer it got
    record Message(String id, String timestamp, String signature, String contentType, String body, int status) {}

    private Receiver(HttpServer http) {
        this.http = http;
    }

    /// @param status of the answer to the message with this number, counted from 0
    static Receiver start(IntUnaryOperator status) {
        try {
            HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            Receiver receiver = new Receiver(http);
            http.createContext("/hook", exchange -> receiver.receive(exchange, status));
            http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            http.start();
            return receiver;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void receive(HttpExchange exchange, IntUnaryOperator status) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        int answer = status.applyAsInt(received.getAndIncrement());
        messages.add(new Message(
                header(exchange, "webhook-id"), header(exchange, "webhook-timestamp"), header(exchange, "webhook-signature"),
                header(exchange, "Content-Type"), body, answer));
        exchange.sendResponseHeaders(answer, -1);
        exchange.close();
    }

    private static String header(HttpExchange exchange, String name) {
        return String.valueOf(exchange.getRequestHeaders().getFirst(name));
    }

    String url() {
        return "http://127.0.0.1:" + http.getAddress().getPort() + "/hook";
    }

    /// The next message.
    Message next() throws InterruptedException {
        return Objects.requireNonNull(messages.poll(30, TimeUnit.SECONDS), "no message came");
    }

    @Override
    public void close() {
        http.stop(0);
    }
}
