package io.vigil.server.readings;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/// Down while readings cannot be taken until somebody repairs what is stored. A database that is away comes
/// back by itself and is no fault of the server's.
@Component
final class IngestHealthIndicator implements HealthIndicator {

    private final Ingest ingest;

    IngestHealthIndicator(Ingest ingest) {
        this.ingest = ingest;
    }

    @Override
    public Health health() {
        String reason = ingest.toRepair();
        return reason == null ? Health.up().build() : Health.down().withDetail("reason", reason).build();
    }
}
