package io.vigil.systemtest;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// Sends the same readings in the same order, each batch until it is answered by 2xx, as a careful device does.
final class Load {

    static final int BATCH = 100;

    private static final int SENSORS = 10;
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI target;
    private final List<String> batches;
    private final AtomicInteger acknowledged = new AtomicInteger();
    private final AtomicLong longestNanos = new AtomicLong();

    Load(int port, List<String> batches) {
        this.target = URI.create("http://localhost:" + port + "/readings");
        this.batches = batches;
    }

    /// Noisy waves with a spike now and then, one reading of each sensor per second up to now.
    static List<String> batches(int count) {
        Random random = new Random(42);
        long steps = (long) count * BATCH / SENSORS;
        Instant start = Instant.now().truncatedTo(ChronoUnit.SECONDS).minusSeconds(steps);
        List<String> batches = new ArrayList<>();
        StringBuilder batch = new StringBuilder();
        for (int step = 0; step < steps; step++) {
            for (int sensor = 0; sensor < SENSORS; sensor++) {
                double spike = random.nextInt(500) == 0 ? 8 : 0;
                double value = 20 + sensor + Math.sin(step / 300.0) + 0.2 * random.nextGaussian() + spike;
                batch.append(String.format(
                        Locale.ROOT, "%s,hall-%d/heat,heat,hall-%d,%.4f%n", start.plusSeconds(step), sensor, sensor % 3, value));
            }
            if ((step + 1) % (BATCH / SENSORS) == 0) {
                batches.add("timestamp,sensor_id,sensor_type,location,value\n" + batch);
                batch.setLength(0);
            }
        }
        return batches;
    }

    /// How many batches were answered by 2xx.
    int acknowledged() {
        return acknowledged.get();
    }

    /// The longest that any batch had to be repeated.
    Duration longest() {
        return Duration.ofNanos(longestNanos.get());
    }

    /// Sends all batches.
    void run() throws InterruptedException {
        for (String batch : batches) {
            long start = System.nanoTime();
            while (!stored(batch)) {
                if (System.nanoTime() - start > PATIENCE.toNanos()) {
                    throw new IllegalStateException("no batch was stored for " + PATIENCE);
                }
                TimeUnit.MILLISECONDS.sleep(50);
            }
            longestNanos.accumulateAndGet(System.nanoTime() - start, Math::max);
            acknowledged.incrementAndGet();
        }
        http.shutdownNow();
    }

    private boolean stored(String batch) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(target)
                .timeout(Duration.ofSeconds(10))
                .header("Content-Type", "text/csv")
                .POST(HttpRequest.BodyPublishers.ofString(batch))
                .build();
        try {
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            int status = answer.statusCode();
            if (status != 200 && status != 429 && status != 503) {
                throw new IllegalStateException(status + " " + answer.body());
            }
            return status == 200;
        } catch (IOException e) {
            return false;
        }
    }
}
