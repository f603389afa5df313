package io.vigil.server.readings;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vigil.core.series.Arrival;
import io.vigil.core.series.readings.Dropped;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/// Counts readings: received = stored + duplicate + rejected, where those that are late or in conflict
/// are stored.
@Component
final class ReadingsMetrics {

    private static final String READINGS = "vigil.readings";

    private final Counter received;
    private final Counter stored;
    private final Counter duplicate;
    private final Counter rejected;
    private final Counter late;
    private final Counter conflict;
    private final Map<String, Counter> reasons = new HashMap<>();
    private final Map<Dropped, Counter> dropped = new EnumMap<>(Dropped.class);

    ReadingsMetrics(MeterRegistry registry) {
        this.received = Counter.builder("vigil.readings.received")
                .description("readings in requests that were answered")
                .register(registry);
        this.stored = outcome(registry, "stored");
        this.duplicate = outcome(registry, "duplicate");
        this.rejected = outcome(registry, "rejected");
        this.late = unordered(registry, Arrival.LATE);
        this.conflict = unordered(registry, Arrival.CONFLICT);
        for (String reason : Rejections.REASONS) {
            reasons.put(reason, Counter.builder("vigil.readings.rejected")
                    .description("readings that were rejected, by reason")
                    .tag("reason", reason)
                    .register(registry));
        }
        for (Dropped part : Dropped.values()) {
            dropped.put(part, Counter.builder("vigil.readings.dropped")
                    .description("parts that were dropped from readings that stayed")
                    .tag("part", part.id())
                    .register(registry));
        }
    }

    private Counter outcome(MeterRegistry registry, String outcome) {
        return Counter.builder(READINGS)
                .description("readings by what became of them; received is their sum")
                .tag("outcome", outcome)
                .register(registry);
    }

    private Counter unordered(MeterRegistry registry, Arrival arrival) {
        return Counter.builder("vigil.readings.unordered")
                .description("stored readings that were judged and not learned from")
                .tag("arrival", arrival.id())
                .register(registry);
    }

    void count(List<Outcome> outcomes) {
        received.increment(outcomes.size());
        for (Outcome outcome : outcomes) {
            switch (outcome) {
                case StoredReading reading -> count(reading);
                case Outcome.Duplicate repeat -> duplicate.increment();
                case Outcome.Rejected no -> {
                    rejected.increment();
                    Objects.requireNonNull(reasons.get(no.reason())).increment();
                }
            }
        }
    }

    private void count(StoredReading reading) {
        stored.increment();
        if (reading.arrival() == Arrival.LATE) {
            late.increment();
        } else if (reading.arrival() == Arrival.CONFLICT) {
            conflict.increment();
        }
        for (Dropped part : reading.sent().dropped()) {
            Objects.requireNonNull(dropped.get(part)).increment();
        }
    }
}
