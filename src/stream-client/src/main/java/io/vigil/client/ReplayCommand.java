package io.vigil.client;

import io.vigil.client.report.Progress;
import io.vigil.client.report.Report;
import io.vigil.client.send.Dialect;
import io.vigil.client.send.Durations;
import io.vigil.client.send.Time;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// The command line of the stream client.
@Command(
        name = "vigil replay",
        sortOptions = false,
        header = "Sends the rows of a CSV or JSONL file to a Vigil server and prints its verdicts.",
        customSynopsis = "vigil replay FILE|- [OPTIONS]",
        description = {
            "",
            "CSV needs a header; its delimiter (, ; or tab) is taken from there. JSONL has one object per line.",
            "Rows that cannot be read or scored are told and counted, the rest goes on. Lost connections and busy "
                    + "servers are retried for ten minutes a request.",
            ""
        },
        footer = {
            "",
            "Exit codes: 0 done, 1 the job failed or nothing was scored, 2 wrong usage.",
            "",
            "vigil replay data/iot.csv --rate 10",
            "vigil replay data/iot.csv --rate 0 --batch 500 --quiet",
            "vigil replay data/plants.csv --to readings --shift-to-now --rate 0 --batch 100 --quiet",
            "tail -f readings.jsonl | vigil replay - --model factory-floor --rate 0"
        })
final class ReplayCommand implements Callable<Integer> {

    private static final Pattern MODEL = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");
    private static final int LARGEST_BATCH = 100_000;

    private final InputStream in;
    private final PrintStream out;
    private final PrintStream err;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "the file, or - for standard input")
    private String file;

    @Option(
            names = "--url",
            paramLabel = "URL",
            defaultValue = "http://localhost:8080",
            description = "the server (${DEFAULT-VALUE})")
    private String url;

    @Option(names = "--model", paramLabel = "NAME", description = "the model; without it the server's default one")
    private @Nullable String model;

    @Option(
            names = "--to",
            paramLabel = "predict|readings",
            defaultValue = "predict",
            description = "predict scores each row on its own; readings stores and judges each as a sensor's (${DEFAULT-VALUE})")
    private String to;

    @Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "1",
            description = "rows per second (${DEFAULT-VALUE}); 0 is as fast as possible")
    private double rate;

    @Option(names = "--limit", paramLabel = "N", description = "stop after the first N rows of the input")
    private @Nullable Long limit;

    @Option(
            names = "--batch",
            paramLabel = "N",
            defaultValue = "1",
            description = "rows per request (${DEFAULT-VALUE})")
    private int batch;

    @Option(
            names = "--label",
            paramLabel = "COL",
            description = "the column that tells anomalies (0 or 1, true or false): never sent, used for precision and "
                    + "recall. Without it a column named Anomaly, anomaly or is_anomaly")
    private @Nullable String label;

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            defaultValue = "10s",
            description = "the longest wait for an answer, such as 500ms, 10s or 2m (${DEFAULT-VALUE})")
    private String timeout;

    @Option(
            names = "--resume",
            paramLabel = "FILE",
            description = "keep the position in FILE; where it exists, go on from there")
    private @Nullable Path resume;

    @Option(
            names = "--shift-to-now",
            description = "move the times of all rows so that the newest is now")
    private boolean shiftToNow;

    @Option(names = "--quiet", description = "no line per row: on a terminal a progress bar, then the summary")
    private boolean quiet;

    ReplayCommand(InputStream in, PrintStream out, PrintStream err) {
        this.in = in;
        this.out = out;
        this.err = err;
    }

    /// Runs the command and returns its exit code.
    static int run(InputStream in, PrintStream out, PrintStream err, String... arguments) {
        CommandLine line = new CommandLine(new ReplayCommand(in, out, err));
        line.getCommandSpec()
                .addOption(OptionSpec.builder("-h", "--help")
                        .usageHelp(true)
                        .description("print this")
                        .build());
        return line.setOut(new PrintWriter(out, true, StandardCharsets.UTF_8))
                .setUsageHelpWidth(100)
                .setParameterExceptionHandler((e, given) -> {
                    err.println("replay: " + e.getMessage() + " (see vigil replay --help)");
                    return CommandLine.ExitCode.USAGE;
                })
                .execute(arguments);
    }

    @Override
    public Integer call() {
        Time time = Time.system();
        Report report = new Report(out, err, quiet, quiet && onTerminal() ? new Progress(out, time) : null);
        Replay replay =
                new Replay(plan(), time, () -> ThreadLocalRandom.current().nextDouble(), report, in);
        Runtime.getRuntime().addShutdownHook(new Thread(replay::interrupt));
        return replay.run();
    }

    /// True where standard input and output are a terminal; see [Main] for newer JDKs.
    @SuppressWarnings("SystemConsoleNull")
    private static boolean onTerminal() {
        return System.console() != null;
    }

    private Plan plan() {
        require(rate >= 0 && rate <= 1e9, "--rate must be 0 or more rows per second");
        require(batch >= 1 && batch <= LARGEST_BATCH, "--batch must be 1 to " + LARGEST_BATCH);
        require(limit == null || limit >= 1, "--limit must be 1 or more");
        require(model == null || MODEL.matcher(model).matches(), "--model '" + model + "' is no model's name");
        require(resume == null || !file.equals("-"), "--resume needs a file: standard input cannot be read again");
        require(to.equals("predict") || to.equals("readings"), "--to must be predict or readings");
        Dialect dialect = to.equals("readings") ? Dialect.READINGS : Dialect.PREDICT;
        require(dialect == Dialect.PREDICT || model == null, "--model does not go with --to readings");
        require(!shiftToNow || !file.equals("-"), "--shift-to-now needs a file: standard input cannot be read twice");
        require(!shiftToNow || resume == null, "--shift-to-now does not go with --resume: the times would differ");
        long most = limit == null ? Long.MAX_VALUE : limit;
        return new Plan(
                file, server(), dialect, model, rate, most, batch, label, shiftToNow, longestWait(), resume);
    }

    private String server() {
        String base = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
        try {
            URI uri = URI.create(base);
            boolean http = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            require(http && uri.getHost() != null && uri.getQuery() == null && uri.getFragment() == null, notServer());
            return base;
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), notServer());
        }
    }

    private String notServer() {
        return "--url '" + url + "' is no address such as http://localhost:8080";
    }

    private Duration longestWait() {
        try {
            return Durations.parse(timeout);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--timeout " + e.getMessage());
        }
    }

    private void require(boolean holds, String rule) {
        if (!holds) {
            throw new ParameterException(spec.commandLine(), rule);
        }
    }
}
