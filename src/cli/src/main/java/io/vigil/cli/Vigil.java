package io.vigil.cli;

import io.vigil.edge.Launcher;
import io.vigil.edge.Streams;
import io.vigil.edge.Version;
import io.vigil.edge.VigilEdge;
import io.vigil.train.smile.SmileForests;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The program behind `vigil train`, `score`, `detect` and the others that need no server.
@Command(
        name = "vigil",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        description = "Finds anomalies in sensor data.",
        footer = {"", "Exit codes: 0 done, 1 the job failed, 2 wrong usage."})
public final class Vigil {

    private Vigil() {}

    /// The program, reading and writing the given streams.
    static CommandLine program(Streams streams) {
        List<Object> commands = new ArrayList<>();
        commands.add(TrainCommand.line(streams, Clock.systemUTC()));
        commands.add(new DescribeCommand(streams));
        ProgressBar progress = ProgressBar.onTerminal(streams.errors());
        commands.add(new AnalyzeCommand(streams, progress, Clock.systemUTC()));
        commands.addAll(VigilEdge.commands(streams, new SmileForests(), progress));
        return Launcher.of(new Vigil(), streams, commands);
    }

    public static void main(String[] args) {
        System.exit(program(Streams.system()).execute(args));
    }
}
