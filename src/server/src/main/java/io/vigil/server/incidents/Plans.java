package io.vigil.server.incidents;

import java.util.List;
import java.util.LongSummaryStatistics;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The planned work at the time of a batch, looked up when the batch holds an alarm.
final class Plans {

    private final JdbcClient db;
    private final List<Observation> batch;
    private @Nullable List<Maintenance> plans;

    Plans(JdbcClient db, List<Observation> batch) {
        this.db = db;
        this.batch = batch;
    }

    boolean cover(Observation observation) {
        if (plans == null) {
            LongSummaryStatistics times = batch.stream().mapToLong(Observation::micros).summaryStatistics();
            plans = MaintenanceRows.between(db, times.getMin(), times.getMax());
        }
        return plans.stream().anyMatch(plan -> plan.covers(observation));
    }
}
