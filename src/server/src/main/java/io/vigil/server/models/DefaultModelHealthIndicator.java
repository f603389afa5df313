package io.vigil.server.models;

import java.util.Optional;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/// Ready means that the default model is loaded, verified and warm, or that there is none to be because
/// all models judge series.
@Component
public final class DefaultModelHealthIndicator implements HealthIndicator {

    private final Models models;
    private volatile boolean warm;

    DefaultModelHealthIndicator(Models models) {
        this.models = models;
    }

    /// Says that requests find compiled code.
    public void warmedUp() {
        warm = true;
    }

    @Override
    public Health health() {
        Optional<ServedModel> champion = models.defaultChampion();
        if (champion.isEmpty() && models.seriesAlone()) {
            return Health.up().withDetail("reason", models.whyNoDefault()).build();
        }
        if (champion.isEmpty()) {
            return Health.down().withDetail("reason", models.whyNoDefault()).build();
        }
        return (warm ? Health.up() : Health.outOfService()).withDetail("model", champion.get().id()).build();
    }
}
