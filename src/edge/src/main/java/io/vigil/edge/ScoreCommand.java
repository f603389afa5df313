package io.vigil.edge;

import io.vigil.core.bundle.Bundle;
import io.vigil.core.bundle.BundleException;
import io.vigil.core.bundle.ModelsFolder;
import io.vigil.core.bundle.SerializedForests;
import io.vigil.core.format.CsvRows;
import io.vigil.core.format.CsvTable;
import io.vigil.core.format.MalformedException;
import io.vigil.core.model.Pipeline;
import io.vigil.core.model.RobustZ;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
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

    public ScoreCommand(Streams streams, SerializedForests serialized) {
        this.streams = streams;
        this.serialized = serialized;
    }

    @Override
    public Integer call() throws IOException, BundleException, MalformedException, JobException {
        if (threshold != null && !Double.isFinite(threshold)) {
            throw new ParameterException(spec.commandLine(), "--threshold must be a finite number");
        }
        boolean live = input.equals(Input.STANDARD);
        String target = out != null ? out : live ? Input.STANDARD : input + ".scored.csv";
        if (!live && !target.equals(Input.STANDARD) && isSameFile(Path.of(input), Path.of(target))) {
            throw new ParameterException(spec.commandLine(), "--out must not be the input");
        }
        Bundle bundle = ModelsFolder.open(model, serialized);
        Pipeline pipeline = pipeline(bundle);
        try (CsvTable table = Input.open(input, streams)) {
            Scoring scoring = Scoring.of(pipeline, bundle.manifest(), table);
            try (CsvRows rows = new CsvRows(target(target), table.delimiter())) {
                scoring.run(rows, live, onlyAnomalies);
            }
            report(scoring, target);
        }
        return 0;
    }

    private static boolean isSameFile(Path a, Path b) throws IOException {
        return Files.exists(a) && Files.exists(b) && Files.isSameFile(a, b);
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

    private Writer target(String target) throws IOException {
        return target.equals(Input.STANDARD)
                ? streams.data()
                : Files.newBufferedWriter(Path.of(target), StandardCharsets.UTF_8);
    }

    private void report(Scoring scoring, String target) {
        if (!target.equals(Input.STANDARD)) {
            spec.commandLine()
                    .getOut()
                    .printf(
                            Locale.ROOT,
                            "%s: %,d rows, %,d anomalies, %,d not scored%n",
                            target,
                            scoring.rows(),
                            scoring.anomalies(),
                            scoring.unscored());
        } else if (scoring.unscored() > 0) {
            spec.commandLine()
                    .getErr()
                    .printf(Locale.ROOT, "%,d of %,d rows were not scored%n", scoring.unscored(), scoring.rows());
        }
    }
}
