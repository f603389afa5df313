package io.vigil.server.queries;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;

/// How rolling-z (the rules) and online-forest (the ML) judged the same readings.
///
/// @param scores of online-forest in bins of equal width from 0 to 1
record Agreement(long both, long mlOnly, long rulesOnly, long neither, List<Long> scores) {

    static final int BINS = 20;

    static Agreement of(ResultSet row, int number) throws SQLException {
        Array scores = row.getArray("scores");
        return new Agreement(
                row.getLong("both_count"),
                row.getLong("ml_only"),
                row.getLong("rules_only"),
                row.getLong("neither"),
                List.of((Long[]) scores.getArray()));
    }

    void write(JsonFields fields, List<ReadingRow> predictions) {
        fields.inner("agreement", its -> its.whole("both", both)
                .whole("ml_only", mlOnly)
                .whole("rules_only", rulesOnly)
                .whole("neither", neither));
        fields.objects("scores", IntStream.range(0, BINS).boxed().toList(), this::bin);
        fields.objects("predictions", predictions, ReadingRow::write);
    }

    private void bin(int bin, Fields fields) {
        fields.number("from", (double) bin / BINS).number("to", (double) (bin + 1) / BINS).whole("count", scores.get(bin));
    }
}
