package io.vigil.server.queries;

import io.swagger.v3.oas.annotations.Hidden;
import io.vigil.server.queries.Listing.Asked;
import io.vigil.server.queries.ReadingRow.ReadingShape;
import io.vigil.server.readings.ReadingsSettings;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.ZoneId;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// `GET /readings`, `/anomalies`, `/aggregates` and `/sensors`, page by page.
@Hidden
@RestController
final class ListsController {

    static final Listing<ReadingRow> READINGS = new Listing<>(
            Cursor.Kind.READINGS,
            Filter.names("limit", "cursor"),
            new ReadingShape("readings"),
            reading -> Cursor.Kind.READINGS.encode(reading.micros(), (long) reading.sensorKey(), reading.value()));

    static final Listing<ReadingRow> ANOMALIES = new Listing<>(
            Cursor.Kind.ANOMALIES,
            Filter.names("limit", "cursor"),
            new ReadingShape("anomalies"),
            reading -> Cursor.Kind.ANOMALIES.encode(reading.micros(), reading.id()));

    static final Listing<Window> AGGREGATES = new Listing<>(
            Cursor.Kind.AGGREGATES,
            List.of("type", "location", "from", "to", "step", "limit", "cursor"),
            Window.SHAPE,
            window -> Cursor.Kind.AGGREGATES.encode(window.start(), window.location(), window.type()));

    static final Listing<SensorRow> SENSORS = new Listing<>(
            Cursor.Kind.SENSORS,
            Filter.names("limit", "cursor"),
            SensorRow.SHAPE,
            sensor -> Cursor.Kind.SENSORS.encode(sensor.sensor()));

    private final ReadingQueries readings;
    private final WindowQueries windows;
    private final SensorQueries sensors;
    private final ZoneId zone;

    ListsController(ReadingQueries readings, WindowQueries windows, SensorQueries sensors, ReadingsSettings settings) {
        this.readings = readings;
        this.windows = windows;
        this.sensors = sensors;
        this.zone = settings.timeZone();
    }

    @GetMapping("/readings")
    void readings(HttpServletRequest request, HttpServletResponse response) throws IOException {
        READINGS.answer(zone, request, response, asked -> {
            asked.parameters().check();
            return readings.list(asked.filter(), asked.after(), asked.limit());
        });
    }

    @GetMapping("/anomalies")
    void anomalies(HttpServletRequest request, HttpServletResponse response) throws IOException {
        ANOMALIES.answer(zone, request, response, asked -> {
            asked.parameters().check();
            return readings.anomalies(asked.filter(), asked.after(), asked.limit());
        });
    }

    @GetMapping("/aggregates")
    void aggregates(HttpServletRequest request, HttpServletResponse response) throws IOException {
        AGGREGATES.answer(zone, request, response, this::windows);
    }

    private List<Window> windows(Asked asked) {
        Step step = Step.of(asked.parameters().oneOf("step", Step.names()));
        asked.parameters().check();
        return windows.list(asked.filter(), step, asked.after(), asked.limit());
    }

    @GetMapping("/sensors")
    void sensors(HttpServletRequest request, HttpServletResponse response) throws IOException {
        SENSORS.answer(zone, request, response, asked -> {
            asked.parameters().check();
            return sensors.list(asked.filter(), asked.after(), asked.limit());
        });
    }
}
