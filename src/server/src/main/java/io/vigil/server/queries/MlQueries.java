package io.vigil.server.queries;

import io.vigil.server.db.Database;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/// Sums up how the two detectors that run beside the sensors' own agree.
@Component
final class MlQueries {

    private static final String SUMS = IntStream.rangeClosed(1, Agreement.BINS)
            .mapToObj("coalesce(sum(scores[%d]), 0)::bigint"::formatted)
            .collect(Collectors.joining(", ", "array[", "] as scores"));

    private static final String BINNED = IntStream.range(0, Agreement.BINS)
            .mapToObj("count(*) filter (where least(floor(ml_score * %d), %d) = %%d)"
                    .formatted(Agreement.BINS, Agreement.BINS - 1)::formatted)
            .collect(Collectors.joining(", ", "array[", "] as scores"));

    private final Database database;

    MlQueries(Database database) {
        this.database = database;
    }

    /// Of all sensors from the sums that are kept per minute, of one sensor from its own readings.
    Agreement agreement(Filter filter) {
        return (filter.sensor() == null ? ofMinutes(filter) : ofSensor(filter))
                .first(database.client(), Agreement::of)
                .orElseThrow();
    }

    static Sql ofMinutes(Filter filter) {
        Sql sql = new Sql("""
                select coalesce(sum(both_count), 0) as both_count, coalesce(sum(ml_only), 0) as ml_only,
                    coalesce(sum(rules_only), 0) as rules_only, coalesce(sum(neither), 0) as neither,""");
        return filter.place(sql.add(SUMS).add("from ml_minutes where true")).within("window_start", filter.range());
    }

    static Sql ofSensor(Filter filter) {
        Sql sql = new Sql("""
                select count(*) filter (where ml_anomaly and rule_anomaly) as both_count,
                    count(*) filter (where ml_anomaly and not rule_anomaly) as ml_only,
                    count(*) filter (where rule_anomaly and not ml_anomaly) as rules_only,
                    count(*) filter (where not ml_anomaly and not rule_anomaly) as neither,""");
        sql.add(BINNED).add("from readings r join origins o using (origin_key)");
        sql.add("where r.ml_score > 0 and sensor_key = (select sensor_key from sensors where sensor_id = ?)", String.valueOf(filter.sensor()));
        return filter.place(sql).within("r.\"timestamp\"", filter.range());
    }
}
