package io.vigil.edge;

import io.vigil.core.format.CsvRows;
import io.vigil.core.format.CsvTable;
import io.vigil.core.format.MalformedException;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Prints the rows of a file as a device would send them.
@Command(
        name = "stream",
        sortOptions = false,
        sortSynopsis = false,
        description = {
            "Prints the rows of a CSV file one by one, as a live feed to pipe into score or detect.",
            "The header comes first; each row is handed on as soon as it is due."
        },
        footer = {
            "",
            "Example:",
            "  ${ROOT-COMMAND-NAME} stream --input test.csv --rate 5 |",
            "    ${ROOT-COMMAND-NAME} detect --input - --only-anomalies"
        })
public final class StreamCommand implements Callable<Integer> {

    private final Streams streams;

    @Spec
    private CommandSpec spec;

    @Option(names = "--input", required = true, paramLabel = "FILE.csv|-", description = "rows with a header; '-' reads stdin")
    private String input;

    @Option(
            names = "--rate",
            paramLabel = "R",
            defaultValue = "1",
            description = "rows per second, 0 for as fast as possible; default: ${DEFAULT-VALUE}")
    private double rate;

    @Option(names = "--loop", description = "begin again at the end, until interrupted")
    private boolean loop;

    @Option(names = "--no-header", description = "leave the header out")
    private boolean noHeader;

    public StreamCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException, MalformedException, JobException, InterruptedException {
        if (!(rate >= 0 && Double.isFinite(rate))) {
            throw new ParameterException(spec.commandLine(), "--rate must be a finite number of at least 0");
        }
        if (loop && input.equals(Input.STANDARD)) {
            throw new ParameterException(spec.commandLine(), "--loop needs a file, stdin ends");
        }
        Pacer pacer = Pacer.of(rate);
        boolean any = pass(pacer, !noHeader);
        while (loop && any) {
            any = pass(pacer, false);
        }
        return 0;
    }

    /// Prints the input once and says whether it had rows.
    private boolean pass(Pacer pacer, boolean header) throws IOException, MalformedException, JobException, InterruptedException {
        boolean any = false;
        try (CsvTable table = Input.open(input, streams);
                CsvRows rows = new CsvRows(streams.data(), table.delimiter())) {
            if (header) {
                rows.row(table.header());
                rows.flush();
            }
            while (table.next()) {
                pacer.await();
                rows.row(table.cells());
                rows.flush();
                any = true;
            }
        }
        return any;
    }
}
