package io.vigil.server.predict;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vigil.server.bodies.Bodies;
import io.vigil.server.bodies.Format;
import io.vigil.server.bodies.LongWork;
import io.vigil.server.models.DefaultModelHealthIndicator;
import io.vigil.server.models.Models;
import io.vigil.server.models.SampleRequest;
import io.vigil.server.models.ServedModel;
import io.vigil.server.models.ServerSettings;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/// Sends a record of the default model the way of every request until the code is warm, before the server
/// calls itself ready. One, since a server may take no more.
@Component
final class WarmUp implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(WarmUp.class);
    private static final Duration LONGEST = Duration.ofMillis(300);
    private static final int ROUNDS = 500;

    private final Models models;
    private final Scoring scoring;
    private final DefaultModelHealthIndicator health;

    /// Its rounds are counted nowhere.
    WarmUp(Models models, ServerSettings settings, LongWork longWork, DefaultModelHealthIndicator health) {
        this.models = models;
        this.scoring = new Scoring(settings, new ScoringMetrics(models, new SimpleMeterRegistry()), longWork);
        this.health = health;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        models.defaultChampion().ifPresent(model -> {
            long start = System.nanoTime();
            int rounds = warm(model, start + LONGEST.toNanos());
            health.warmedUp();
            LOG.info("ready: {} warmed by {} requests in {} ms", model.id(), rounds, (System.nanoTime() - start) / 1_000_000);
        });
    }

    private int warm(ServedModel model, long deadline) {
        byte[] sample = "{\"records\":[%s]}"
                .formatted(SampleRequest.bare(model.manifest().schema()))
                .getBytes(StandardCharsets.UTF_8);
        Bodies.Body body = new Bodies.Body(sample, sample.length);
        Scoring.Order order = new Scoring.Order(model, PredictQuery.parse(null), Format.JSON, Format.JSON);
        int rounds = 0;
        while (rounds < ROUNDS && System.nanoTime() < deadline) {
            scoring.score(order, body).close();
            rounds++;
        }
        return rounds;
    }
}
