package io.vigil.train;

import io.vigil.train.data.Columns;
import io.vigil.train.data.Dataset;
import io.vigil.train.data.Table;
import io.vigil.train.validate.CrossValidation;
import io.vigil.train.validate.Evaluated;
import io.vigil.train.validate.Plan;
import java.util.ArrayList;
import java.util.List;

/// Trains a model: takes the rows, evaluates what can be evaluated, fits on all rows.
///
/// The same file and options give the same model, byte for byte. Not to be run twice at once in one
/// program: Smile's random numbers are shared.
public final class Training {

    private static final int FEWEST_ROWS = 10;

    /// With settings to choose, the folds are dealt three times: one dealing alone is luck.
    private static final int TUNED_REPEATS = 3;

    private Training() {}

    /// The rows that a training learns from.
    ///
    /// @throws TrainingException where a column is not there, or too few rows are left
    public static Dataset rows(Table table, TrainingOptions options) throws TrainingException {
        Columns columns = Columns.of(table, options.label(), options.key(), options.features());
        Dataset data = Dataset.of(table, columns, options.settings().missing(), options.key());
        if (data.normal().size() < FEWEST_ROWS) {
            throw new TrainingException("%s has %d %s to learn from; %d are needed"
                    .formatted(table.file(), data.normal().size(), data.labels() == null ? "rows" : "normal rows", FEWEST_ROWS));
        }
        return data;
    }

    /// @throws TrainingException where no model can be trained on the rows
    public static TrainedModel train(Dataset data, TrainingOptions options, Progress progress)
            throws TrainingException {
        boolean compares = CrossValidation.isPossible(data);
        if (!compares && (options.tune() || options.algorithm().isEmpty())) {
            throw new TrainingException("too few labelled rows to compare settings or models by: "
                    + "at least 4 anomalies and 4 normal rows are needed");
        }
        List<Plan> plans = new Plans(data, options).all();
        CrossValidation validation =
                new CrossValidation(options.tune() ? TUNED_REPEATS : 1, options.seed(), options.smoothing(), progress);
        List<Evaluated> evaluated = new ArrayList<>();
        int best = 0;
        for (int p = 0; p < plans.size() && compares; p++) {
            evaluated.add(validation.evaluate(plans.get(p), data));
            best = evaluated.get(p).rank() > evaluated.get(best).rank() ? p : best;
        }
        return new TrainedModel(data, options, validation.fit(plans.get(best), data), evaluated);
    }
}
