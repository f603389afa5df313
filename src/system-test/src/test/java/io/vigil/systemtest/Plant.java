package io.vigil.systemtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A small plant whose sensors have sent fifty minutes of calm readings to a server.
final class Plant {

    static final int READINGS = 4 * 200;

    /// Far from the calm values of any of the sensors, and still in its range.
    static final double SPIKE = 58;

    private static final Duration STEP = Duration.ofSeconds(15);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String NDJSON = "application/x-ndjson";

    private final Server server;

    private Plant(Server server) {
        this.server = server;
    }

    /// @param base the value around which its calm readings lie
    private record Sensor(String location, String type, String unit, double base, double lat, double lon) {

        String reading(Instant time, double value) {
            return """
                    {"sensor_id":"%1$s/%2$s","location":"%1$s","sensor_type":"%2$s","unit":"%3$s","timestamp":"%4$s",\
                    "value":%5$s,"lat":%6$s,"lon":%7$s}"""
                    .formatted(location, type, unit, time, value, lat, lon);
        }
    }

    private static final List<Sensor> SENSORS = List.of(
            new Sensor("north", "humidity", "%", 40, 49.0110, 8.4010),
            new Sensor("north", "ambient_temperature", "°C", 21, 49.0115, 8.4022),
            new Sensor("south", "humidity", "%", 35, 49.0060, 8.4031),
            new Sensor("south", "ambient_temperature", "°C", 18, 49.0064, 8.4040));

    private static final String ZONES = """
            {"type":"FeatureCollection","features":[
              {"type":"Feature","properties":{"name":"greenhouses"},"geometry":{"type":"Polygon","coordinates":
                [[[8.4002,49.0105],[8.4028,49.0105],[8.4028,49.0120],[8.4002,49.0120],[8.4002,49.0105]]]}},
              {"type":"Feature","properties":{"name":"stores"},"geometry":{"type":"Polygon","coordinates":
                [[[8.4024,49.0054],[8.4048,49.0054],[8.4048,49.0070],[8.4024,49.0070],[8.4024,49.0054]]]}}]}
            """;

    /// Options of a server that keeps everything in a folder, knows the zones and lets all detectors judge.
    static String[] options(Path data) throws IOException {
        Path zones = Files.writeString(Files.createDirectories(data).resolve("zones.geojson"), ZONES);
        return new String[] {
            "--data", data.toString(), "--vigil.zones=" + zones, "--vigil.db-port=0", "--vigil.dual-detection=true"
        };
    }

    /// A plant that has sent all that already.
    static Plant over(Server server) {
        return new Plant(server);
    }

    /// Sends what came before now.
    static Plant at(Server server) throws IOException, InterruptedException {
        Plant plant = new Plant(server);
        Random random = new Random(42);
        Instant start = Instant.now().minus(STEP.multipliedBy(READINGS / SENSORS.size()));
        Stream<String> readings = IntStream.range(0, READINGS / SENSORS.size()).boxed().flatMap(i -> SENSORS.stream()
                .map(sensor -> sensor.reading(
                        start.plus(STEP.multipliedBy(i)),
                        sensor.base() + 0.2 * random.nextGaussian())));
        plant.sendAll(readings.toList());
        return plant;
    }

    /// Sends one reading of now.
    void send(String sensor, double value) throws IOException, InterruptedException {
        Sensor known = SENSORS.stream()
                .filter(one -> sensor.equals(one.location() + "/" + one.type()))
                .findFirst()
                .orElseThrow();
        sendAll(List.of(known.reading(Instant.now(), value)));
    }

    void sendAll(List<String> readings) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        HttpResponse<String> answer = post(readings);
        while (answer.statusCode() == 503 && System.nanoTime() < deadline) {
            TimeUnit.MILLISECONDS.sleep(100);
            answer = post(readings);
        }
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).startsWith("{\"stored\":%d,".formatted(readings.size()));
    }

    private HttpResponse<String> post(List<String> readings) throws IOException, InterruptedException {
        return server.post("/readings", NDJSON, String.join("\n", readings));
    }
}
