package io.vigil.server.predict;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.http.Outcome;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/// `http_server_requests_seconds` of `POST /predict`, which Spring's observation does not see.
@Component
final class RequestTimers {

    private static final String NONE = "none";

    private final MeterRegistry registry;
    private final Map<Integer, Timer> timers = new ConcurrentHashMap<>();

    RequestTimers(MeterRegistry registry) {
        this.registry = registry;
    }

    void took(int status, long nanos) {
        timers.computeIfAbsent(status, this::timer).record(nanos, TimeUnit.NANOSECONDS);
    }

    private Timer timer(int status) {
        return Timer.builder("http.server.requests")
                .tags("method", "POST", "uri", PredictFilter.PATH, "status", Integer.toString(status))
                .tags("outcome", Outcome.forStatus(status).name(), "exception", NONE, "error", NONE)
                .register(registry);
    }
}
