package io.vigil.client;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A server that plays the failures it is told to, and otherwise scores each record by its field
/// `t`: that is the score, from 0.5 on an anomaly, and a record without it is bad.
public final class ScriptedServer implements AutoCloseable {

    /// One answer, or the lack of one.
    public interface Step {
        void play(HttpExchange exchange, String body) throws IOException;
    }

    private static final Pattern SCORE = Pattern.compile("\"t\":(-?[0-9.]+)");

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Queue<Step> script = new ConcurrentLinkedQueue<>();
    private final List<String> bodies = Collections.synchronizedList(new ArrayList<>());
    private final List<String> paths = Collections.synchronizedList(new ArrayList<>());

    public ScriptedServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    public String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /// Plays a step once before records are scored again.
    public ScriptedServer then(Step step) {
        script.add(step);
        return this;
    }

    public List<String> bodies() {
        return bodies;
    }

    public List<String> paths() {
        return paths;
    }

    private void handle(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        bodies.add(body);
        paths.add(exchange.getRequestURI().toString());
        Step step = script.poll();
        (step == null ? (Step) ScriptedServer::score : step).play(exchange, body);
    }

    public static Step reply(int status, String json, String... headers) {
        return (exchange, body) -> {
            for (int i = 0; i < headers.length; i += 2) {
                exchange.getResponseHeaders().add(headers[i], headers[i + 1]);
            }
            send(exchange, status, json);
        };
    }

    /// Closes the connection without an answer.
    public static Step drop() {
        return (exchange, body) -> exchange.close();
    }

    /// Sends the head of an answer and half of its body, then falls silent for as long as the test runs.
    public static Step stall() {
        return (exchange, body) -> {
            exchange.sendResponseHeaders(200, 100);
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
        };
    }

    private static void score(HttpExchange exchange, String body) throws IOException {
        Queue<String> results = new ArrayDeque<>();
        List<String> errors = new ArrayList<>();
        int index = 0;
        for (String record : body.substring(body.indexOf('[') + 1).split("(?<=\\}),", -1)) {
            Matcher score = SCORE.matcher(record);
            if (score.find()) {
                boolean anomaly = Double.parseDouble(score.group(1)) >= 0.5;
                results.add("{\"is_anomaly\":" + anomaly + ",\"anomaly_probability\":" + score.group(1) + "}");
            } else {
                String error = "{\"pointer\":\"#/records/" + index
                        + "/t\",\"code\":\"missing\",\"detail\":\"t is missing\"}";
                errors.add(error);
                results.add("{\"index\":" + index + ",\"errors\":[" + error + "]}");
            }
            index++;
        }
        boolean refused = errors.size() == results.size();
        send(exchange, refused ? 422 : 200, refused
                ? "{\"title\":\"Unprocessable Content\",\"detail\":\"no record can be scored\",\"errors\":["
                        + String.join(",", errors) + "]}"
                : "{\"results\":[" + String.join(",", results) + "],\"model\":\"m\",\"version\":1,\"threshold\":0.5}");
    }

    private static void send(HttpExchange exchange, int status, String json) throws IOException {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
