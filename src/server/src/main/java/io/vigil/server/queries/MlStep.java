package io.vigil.server.queries;

import io.vigil.core.series.Verdict;
import io.vigil.core.series.windows.TumblingWindows;
import io.vigil.server.readings.Batch;
import io.vigil.server.readings.CommitStep;
import io.vigil.server.readings.StoredReading;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.stereotype.Component;

/// Counts per minute how the two detectors that run beside the sensors' own agree, in the transaction of
/// the readings. A reading counts once the forest has a model, from when on its score is above 0.
@Component
final class MlStep implements CommitStep {

    private static final String MERGE = """
            insert into ml_minutes as kept
                (window_start, window_end, location, sensor_type, both_count, ml_only, rules_only, neither, scores)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (window_start, location, sensor_type) do update set
                both_count = kept.both_count + excluded.both_count,
                ml_only = kept.ml_only + excluded.ml_only,
                rules_only = kept.rules_only + excluded.rules_only,
                neither = kept.neither + excluded.neither,
                scores = (select array_agg(old + new order by bin)
                    from unnest(kept.scores, excluded.scores) with ordinality as bins(old, new, bin))""";

    private static final int BOTH = 0;
    private static final int ML_ONLY = 1;
    private static final int RULES_ONLY = 2;
    private static final int NEITHER = 3;

    private static final class Counts {

        final long[] agreement = new long[4];
        final long[] scores = new long[Agreement.BINS];

        void add(Verdict ml, Verdict rules) {
            agreement[ml.isAnomaly() ? (rules.isAnomaly() ? BOTH : ML_ONLY) : (rules.isAnomaly() ? RULES_ONLY : NEITHER)]++;
            scores[Math.clamp((long) (ml.score() * Agreement.BINS), 0, Agreement.BINS - 1)]++;
        }

        Object[] row(TumblingWindows.Key minute) {
            return new Object[] {
                Sql.at(minute.startMicros()), Sql.at(minute.endMicros()), minute.location(), minute.type(),
                agreement[BOTH], agreement[ML_ONLY], agreement[RULES_ONLY], agreement[NEITHER],
                LongStream.of(scores).boxed().toArray(Long[]::new)
            };
        }
    }

    @Override
    public void resume(Connection connection) {}

    @Override
    public void write(Connection connection, Batch batch) {
        Map<TumblingWindows.Key, Counts> minutes = new TreeMap<>();
        for (StoredReading stored : batch.readings()) {
            Verdict ml = stored.ml();
            Verdict rules = stored.rules();
            if (ml != null && rules != null && ml.score() > 0) {
                minutes.computeIfAbsent(TumblingWindows.Key.of(stored.reading()), unseen -> new Counts()).add(ml, rules);
            }
        }
        List<Object[]> rows = minutes.entrySet().stream().map(entry -> entry.getValue().row(entry.getKey())).toList();
        new JdbcTemplate(new SingleConnectionDataSource(connection, true)).batchUpdate(MERGE, rows);
    }
}
