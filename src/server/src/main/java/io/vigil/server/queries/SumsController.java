package io.vigil.server.queries;

import io.swagger.v3.oas.annotations.Hidden;
import io.vigil.server.readings.ReadingsSettings;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// `GET /summary`, `/statistics`, `/correlation` and `/ml`: figures that are summed up from minutes.
@Hidden
@RestController
final class SumsController {

    static final List<String> STATISTICS_NAMES = List.of("type", "location", "from", "to");
    static final List<String> CORRELATION_NAMES = List.of("location", "from", "to");

    private static final long DAY = Duration.ofDays(1).toNanos() / 1_000;
    private static final int PREDICTIONS = 50;

    private final SensorQueries sensors;
    private final WindowQueries windows;
    private final ReadingQueries readings;
    private final MlQueries ml;
    private final ZoneId zone;

    SumsController(
            SensorQueries sensors, WindowQueries windows, ReadingQueries readings, MlQueries ml, ReadingsSettings settings) {
        this.sensors = sensors;
        this.windows = windows;
        this.readings = readings;
        this.ml = ml;
        this.zone = settings.timeZone();
    }

    @GetMapping("/summary")
    void summary(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Filter filter = filter(request, Filter.names());
        Answers.sendJson(sensors.summary(filter)::write, response);
    }

    @GetMapping("/statistics")
    void statistics(HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean csv = Answers.wantsCsv(request);
        Parameters parameters = new Parameters(request.getQueryString(), zone, STATISTICS_NAMES);
        Filter filter = Filter.of(parameters);
        parameters.check();
        List<Window> rows = windows.statistics(lastDay(filter));
        if (csv) {
            Answers.sendCsv(rows, Window.STATISTICS, null, response);
        } else {
            Answers.sendJson(fields -> fields.objects("statistics", rows, Window.STATISTICS::write), response);
        }
    }

    @GetMapping("/correlation")
    void correlation(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Answers.requireJson(request);
        Parameters parameters = new Parameters(request.getQueryString(), zone, CORRELATION_NAMES);
        String location = parameters.required("location");
        Range range = parameters.range();
        if (range.isLongerThan(DAY)) {
            parameters.fault("from", "range", "from and to must be at most 24 hours apart");
        }
        parameters.check();
        Filter filter = lastDay(new Filter(null, null, location, range.atMost(DAY)));
        Answers.sendJson(Correlation.of(location, windows.means(location, filter.range())).toJson(), response);
    }

    @GetMapping("/ml")
    void ml(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Filter filter = lastDay(filter(request, Filter.names()));
        Agreement agreement = ml.agreement(filter);
        List<ReadingRow> predictions = readings.calledAnomalous(filter, PREDICTIONS);
        Answers.sendJson(fields -> agreement.write(fields, predictions), response);
    }

    private Filter filter(HttpServletRequest request, List<String> names) {
        Answers.requireJson(request);
        Parameters parameters = new Parameters(request.getQueryString(), zone, names);
        Filter filter = Filter.of(parameters);
        parameters.check();
        return filter;
    }

    /// Without a beginning it is the last day before the end, which is that of the newest window where
    /// none is given.
    private Filter lastDay(Filter filter) {
        Long to = filter.range().to();
        Long end = to == null && filter.range().from() == null ? windows.newestEnd(filter) : to;
        return filter.range().from() != null || end == null ? filter : filter.withRange(end - DAY, to);
    }
}
