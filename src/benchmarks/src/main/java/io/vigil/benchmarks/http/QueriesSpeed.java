package io.vigil.benchmarks.http;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// How fast Vigil answers what the dashboard asks, with five million readings stored.
///
/// A thousand sensors at five locations have sent once every ten seconds for about 14 hours. The readings
/// come in over HTTP as they would; then each call is made over and over on one connection.
public final class QueriesSpeed implements AutoCloseable {

    private static final int SENSORS = 1_000;
    private static final int LOCATIONS = 5;
    private static final int ROUNDS = 5_000;
    private static final Duration PERIOD = Duration.ofSeconds(10);
    private static final int SENDERS = 2;
    private static final int ROUNDS_PER_REQUEST = 10;
    private static final double SPIKES = 0.001;

    private static final int CALLS = 200;
    private static final int WARM_UP = 30;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(100);

    private final PrintStream out;
    private final Contender vigil;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Instant start = Instant.now().minus(PERIOD.multipliedBy(ROUNDS));

    private QueriesSpeed(PrintStream out, Contender vigil) {
        this.out = out;
        this.vigil = vigil;
    }

    /// Fills a server that has just been started, and prints how long its answers take.
    ///
    /// @param jar the server as it is built
    /// @param models what it serves besides
    public static void print(Path jar, Path models, PrintStream out) throws IOException, InterruptedException {
        try (Scratch scratch = Scratch.create()) {
            Path zones = Files.writeString(scratch.file("zones.geojson"), zones());
            try (Contender vigil = Contender.start("vigil", scratch, port -> List.of(
                            Programs.jdk("java"), "--enable-native-access=ALL-UNNAMED", "-jar", jar.toString(),
                            "--port", Integer.toString(port), "--models", models.toString(),
                            "--data", scratch.file("data").toString(), "--vigil.db-port=0", "--vigil.zones=" + zones));
                    QueriesSpeed speed = new QueriesSpeed(out, vigil)) {
                speed.awaitDatabase();
                speed.fill();
                speed.ask();
            }
        }
    }

    /// One around each location.
    private static String zones() {
        return IntStream.range(0, LOCATIONS)
                .mapToObj(hall -> """
                        {"type":"Feature","properties":{"name":"zone-%1$d"},"geometry":{"type":"Polygon",
                        "coordinates":[[[%1$d,0],[%1$d.9,0],[%1$d.9,1],[%1$d,1],[%1$d,0]]]}}""".formatted(hall))
                .collect(Collectors.joining(",", "{\"type\":\"FeatureCollection\",\"features\":[", "]}"));
    }

    private void awaitDatabase() throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (http.send(get("/summary"), HttpResponse.BodyHandlers.discarding()).statusCode() != 200) {
            if (System.nanoTime() > deadline) {
                throw new IOException("the database does not start");
            }
            Thread.sleep(BETWEEN_TRIES);
        }
    }

    private void fill() throws IOException, InterruptedException {
        long began = System.nanoTime();
        try (ExecutorService senders = Executors.newFixedThreadPool(SENDERS)) {
            List<Future<?>> sent = new ArrayList<>();
            for (int sender = 0; sender < SENDERS; sender++) {
                int first = sender * SENSORS / SENDERS;
                sent.add(senders.submit(() -> {
                    send(first, first + SENSORS / SENDERS);
                    return null;
                }));
            }
            for (Future<?> one : sent) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        out.printf("%,d readings of %,d sensors stored in %.0f s%n%n", SENSORS * ROUNDS, SENSORS, seconds);
    }

    /// Sends all readings of the sensors from one number to before another, in the order of time.
    private void send(int first, int last) throws IOException, InterruptedException {
        Random random = new Random(first);
        for (int round = 0; round < ROUNDS; round += ROUNDS_PER_REQUEST) {
            StringBuilder csv = new StringBuilder("sensor_id,sensor_type,location,lat,lon,timestamp,value\n");
            for (int r = round; r < round + ROUNDS_PER_REQUEST; r++) {
                long millis = start.plus(PERIOD.multipliedBy(r)).toEpochMilli();
                for (int sensor = first; sensor < last; sensor++) {
                    double value = 20 + random.nextGaussian() + (random.nextDouble() < SPIKES ? 60 : 0);
                    int hall = sensor / 5 % LOCATIONS;
                    csv.append("press-").append(sensor).append(",type-").append(sensor % 5).append(",hall-")
                            .append(hall).append(",0.5,").append(hall).append(".5,").append(millis + sensor).append(',').append(value).append('\n');
                }
            }
            post(csv.toString());
        }
    }

    private void post(String csv) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(vigil.uri().resolve("/readings"))
                .header("Content-Type", "text/csv")
                .POST(HttpRequest.BodyPublishers.ofString(csv))
                .build();
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException("the server answered " + answer.body());
        }
    }

    /// What the pages of the dashboard ask for, and what people ask for beside them.
    private List<Map.Entry<String, String>> calls() {
        Instant end = start.plus(PERIOD.multipliedBy(ROUNDS));
        String hour = "from=" + end.minus(Duration.ofHours(1));
        String day = "from=" + end.minus(Duration.ofDays(1));
        return List.of(
                Map.entry("all figures", "/summary"),
                Map.entry("figures of an hour", "/summary?" + hour),
                Map.entry("figures of a day of a sensor", "/summary?sensor=press-7&" + day),
                Map.entry("all 1,000 sensors", "/sensors?limit=10000"),
                Map.entry("an hour of a sensor", "/readings?sensor=press-7&limit=10000&" + hour),
                Map.entry("5,000 readings of a sensor", "/readings?sensor=press-7&limit=10000"),
                Map.entry("newest readings of all", "/readings"),
                Map.entry("newest anomalies", "/anomalies"),
                Map.entry("anomalies of a day of a location", "/anomalies?location=hall-2&" + day),
                Map.entry("anomalies of a sensor", "/anomalies?sensor=press-7"),
                Map.entry("an hour in minutes", "/aggregates?limit=10000&" + hour),
                Map.entry("a day in windows of 5 minutes", "/aggregates?step=PT5M&limit=10000&" + day),
                Map.entry("a day in hours", "/aggregates?step=PT1H&limit=10000&" + day),
                Map.entry("statistics of a day", "/statistics?" + day),
                Map.entry("correlation over a day", "/correlation?location=hall-2"),
                Map.entry("ML against rules of a day", "/ml?" + day),
                Map.entry("zones", "/zones"),
                Map.entry("newest incidents", "/incidents"),
                Map.entry("closed incidents of an hour", "/incidents?status=closed&limit=20&" + hour),
                Map.entry("all open incidents", "/incidents?status=open&limit=10000"),
                Map.entry("planned work", "/maintenance"));
    }

    private void ask() throws IOException, InterruptedException {
        out.printf("%-34s %10s %10s %10s %10s%n", "milliseconds", "p50", "p99", "worst", "KB");
        for (Map.Entry<String, String> call : calls()) {
            HttpRequest request = get(call.getValue());
            long[] nanos = new long[CALLS];
            int bytes = 0;
            for (int i = -WARM_UP; i < CALLS; i++) {
                long began = System.nanoTime();
                HttpResponse<byte[]> answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
                nanos[Math.max(i, 0)] = System.nanoTime() - began;
                bytes = answer.body().length;
                if (answer.statusCode() != 200) {
                    throw new IOException(call.getValue() + " was answered " + answer.statusCode());
                }
            }
            Arrays.sort(nanos);
            out.printf("%-34s %10.1f %10.1f %10.1f %10d%n", call.getKey(), nanos[CALLS / 2] / 1e6,
                    nanos[CALLS * 99 / 100 - 1] / 1e6, nanos[CALLS - 1] / 1e6, bytes / 1024);
        }
    }

    private HttpRequest get(String path) {
        return HttpRequest.newBuilder(URI.create(vigil.uri().resolve("/") + path.substring(1))).build();
    }

    @Override
    public void close() {
        http.close();
    }
}
