package io.vigil.cli;

import io.vigil.core.format.CsvTable;
import io.vigil.core.format.MalformedException;
import io.vigil.edge.Input;
import io.vigil.edge.JobException;
import io.vigil.edge.Streams;
import java.io.IOException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Tells what is in a file.
@Command(
        name = "describe",
        sortOptions = false,
        sortSynopsis = false,
        description = {
            "Tells what is in a CSV file.",
            "Rows, missing values, and per column mean, standard deviation, quartiles and a histogram; with a label"
                    + " also the class balance, each column's correlation with it and the anomaly rate per text, such"
                    + " as a device."
        })
final class DescribeCommand implements Callable<Integer> {

    private final Streams streams;

    @Spec
    private CommandSpec spec;

    @Option(names = "--data", required = true, paramLabel = "FILE.csv|-", description = "rows with a header; '-' reads stdin")
    private String data;

    @Option(names = "--label", paramLabel = "COL", description = "the column that says 1 or true of an anomaly")
    private @Nullable String label;

    DescribeCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException, MalformedException, JobException {
        try (CsvTable table = Input.open(data, streams)) {
            new Description(data, Survey.read(table, label)).print(spec.commandLine().getOut());
        }
        return 0;
    }
}
