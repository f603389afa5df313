package io.vigil.edge;

import io.vigil.core.bundle.Bundle;
import io.vigil.core.bundle.BundleException;
import io.vigil.core.bundle.Manifest;
import io.vigil.core.bundle.ModelsFolder;
import io.vigil.core.bundle.SerializedForests;
import io.vigil.core.format.CsvRows;
import io.vigil.core.format.CsvTable;
import io.vigil.core.format.MalformedException;
import io.vigil.core.model.Pipeline;
import io.vigil.core.model.RobustZ;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Scores a file or a stream of rows with a model.
@Command(
        name = "score",
        sortOptions = false,
        sortSynopsis = false,
        description = {
            "Scores a CSV file or stream with a model.",
            "Writes the input's columns, the score (anomaly_probability for a random forest, else anomaly_score),"
                    + " is_anomaly and reason. A row that can't be scored keeps its place: its score is empty and"
                    + " reason says why."
        })
public final class ScoreCommand implements Callable<Integer> {

    private final Streams streams;
    private final SerializedForests serialized;
    private final Progress progress;

    @Spec
    private CommandSpec spec;

    @Option(names = "--model", required = true, paramLabel = "models/NAME[/V]", description = "the model, or one version of it")
    private Path model;

    @Option(
            names = "--input",
            required = true,
            paramLabel = "FILE.csv|-",
            description = "rows with a header; '-' reads stdin and answers each row as it arrives")
    private String input;

    @Option(
            names = "--out",
            paramLabel = "FILE.csv|-",
            description = "default: the input's name with .scored.csv added, stdout where the input is stdin")
    private @Nullable String out;

    @Option(names = "--threshold", paramLabel = "T", description = "a row is an anomaly where its score is at least T; default: the model's")
    private @Nullable Double threshold;

    @Option(names = "--agg", paramLabel = "max|mean", converter = AggregationChoice.class, description = "how a robust-z model joins its z-scores; default: the model's")
    private RobustZ.@Nullable Aggregation aggregation;

    @Option(names = "--only-anomalies", description = "write the anomalies alone")
    private boolean onlyAnomalies;

    public ScoreCommand(Streams streams, SerializedForests serialized, Progress progress) {
        this.streams = streams;
        this.serialized = serialized;
        this.progress = progress;
    }

    @Override
    public Integer call() throws IOException, BundleException, MalformedException, JobException {
        if (threshold != null && !Double.isFinite(threshold)) {
            throw new ParameterException(spec.commandLine(), "--threshold must be a finite number");
        }
        Target target = Target.of(spec.commandLine(), input, out, ".scored.csv", streams);
        Bundle bundle = ModelsFolder.open(model, serialized);
        Pipeline pipeline = pipeline(bundle);
        report(scored(pipeline, bundle.manifest(), target), target);
        return 0;
    }

    private Scoring scored(Pipeline pipeline, Manifest manifest, Target target)
            throws IOException, MalformedException, JobException {
        try (Progress shown = target.isStandard() ? Progress.NONE : progress;
                CsvTable table = Input.open(input, streams, shown)) {
            Scoring scoring = Scoring.of(pipeline, manifest, table);
            try (CsvRows rows = new CsvRows(target.text(), table.delimiter())) {
                scoring.run(rows, input.equals(Input.STANDARD), onlyAnomalies);
            }
            return scoring;
        }
    }

    private Pipeline pipeline(Bundle bundle) {
        Pipeline pipeline = bundle.pipeline();
        if (aggregation != null) {
            pipeline = aggregated(bundle, aggregation);
        }
        return threshold == null ? pipeline : pipeline.withThreshold(threshold);
    }

    private Pipeline aggregated(Bundle bundle, RobustZ.Aggregation wanted) {
        Pipeline pipeline = bundle.pipeline();
        if (!(pipeline.estimator() instanceof RobustZ z)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--agg goes with a robust-z model, %s is a %s".formatted(bundle.manifest().name(), bundle.manifest().algorithm().id()));
        }
        Optional<Pipeline> calibrated = bundle.aggregatedBy(wanted);
        if (calibrated.isPresent()) {
            return calibrated.get();
        }
        if (threshold == null) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--agg %s needs --threshold, %s carries none for it"
                            .formatted(wanted.name().toLowerCase(Locale.ROOT), bundle.manifest().name()));
        }
        return new Pipeline(pipeline.schema(), z.withAggregation(wanted), threshold);
    }

    private void report(Scoring scoring, Target target) {
        LineCounts unscored = scoring.unscored();
        if (!target.isStandard()) {
            spec.commandLine()
                    .getOut()
                    .printf(
                            Locale.ROOT,
                            "%s: %,d rows, %,d anomalies, %,d not scored%n",
                            target.name(),
                            scoring.rows(),
                            scoring.anomalies(),
                            unscored.total());
        }
        if (unscored.total() > 0) {
            PrintWriter err = spec.commandLine().getErr();
            err.printf(Locale.ROOT, "%,d of %,d rows were not scored:%n", unscored.total(), scoring.rows());
            unscored.print(err);
        }
    }
}
