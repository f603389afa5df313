package io.vigil.edge;

import io.vigil.core.evaluate.Evaluation;
import io.vigil.core.format.CsvTable;
import io.vigil.core.format.MalformedException;
import io.vigil.core.format.Numbers;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Tells how good a scored file is.
@Command(
        name = "evaluate",
        sortOptions = false,
        sortSynopsis = false,
        description = {
            "Compares a scored file with its labels.",
            "Reads what score wrote: the score, is_anomaly, and a label column of 0 and 1 or false and true."
                    + " Rows without a score are counted apart."
        })
public final class EvaluateCommand implements Callable<Integer> {

    private final Streams streams;

    @Spec
    private CommandSpec spec;

    @Option(names = "--input", required = true, paramLabel = "SCORED.csv|-", description = "a scored file; '-' reads stdin")
    private String input;

    @Option(names = "--label", required = true, paramLabel = "COL", description = "the column that holds the truth")
    private String label;

    @Option(names = "--json", paramLabel = "FILE|-", description = "write the figures as JSON too; '-' writes nothing else to stdout")
    private @Nullable String json;

    public EvaluateCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException, MalformedException, JobException {
        if (label.equals(Scoring.IS_ANOMALY)) {
            throw new ParameterException(spec.commandLine(), "--label must not be is_anomaly, which score wrote");
        }
        ScoredFile file = read();
        Evaluation evaluation = file.evaluation();
        if (!Input.STANDARD.equals(json)) {
            new EvaluationTable(evaluation, file.unscored(), file.unscoredAnomalies()).print(spec.commandLine().getOut());
        }
        if (json != null) {
            try (Writer out = json.equals(Input.STANDARD) ? streams.data() : Files.newBufferedWriter(Path.of(json), StandardCharsets.UTF_8)) {
                out.write(json(evaluation, file));
            }
        }
        return 0;
    }

    private ScoredFile read() throws IOException, MalformedException, JobException {
        try (CsvTable table = Input.open(input, streams)) {
            return ScoredFile.read(table, label);
        }
    }

    private static String json(Evaluation evaluation, ScoredFile file) {
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("rows", (double) evaluation.confusion().rows());
        figures.put("anomalies", (double) evaluation.confusion().anomalies());
        figures.put("unscored", (double) file.unscored());
        figures.put("unscored_anomalies", (double) file.unscoredAnomalies());
        figures.putAll(evaluation.metrics());
        StringJoiner fields = new StringJoiner(",\n", "{\n", "\n}\n");
        figures.forEach((name, value) -> fields.add("  \"%s\": %s".formatted(name, number(value))));
        return fields.toString();
    }

    private static String number(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Numbers.text(value);
    }
}
