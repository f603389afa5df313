package io.vigil.train.data;

import io.vigil.core.format.Numbers;
import io.vigil.train.TrainingException;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Which rows a label column calls anomalies.
final class Labels {

    private static final Set<String> YES = Set.of("true", "yes", "anomaly", "anomalous");
    private static final Set<String> NO = Set.of("false", "no", "normal");

    private Labels() {}

    /// Reads one cell: a number other than 0, `true`, `yes` or `anomaly` is one.
    ///
    /// @throws TrainingException where a cell says neither
    static boolean[] read(String column, List<String> cells) throws TrainingException {
        boolean[] labels = new boolean[cells.size()];
        for (int row = 0; row < labels.length; row++) {
            labels[row] = !Table.isMissing(cells.get(row)) && isAnomaly(column, cells.get(row));
        }
        return labels;
    }

    private static boolean isAnomaly(String column, String cell) throws TrainingException {
        double number = Numbers.parse(cell);
        if (Double.isFinite(number)) {
            return number != 0;
        }
        String word = cell.toLowerCase(Locale.ROOT);
        if (!YES.contains(word) && !NO.contains(word)) {
            throw new TrainingException("the label %s must hold 0 or 1, true or false, yes or no, anomaly or normal"
                    .formatted(column));
        }
        return YES.contains(word);
    }
}
