package io.vigil.edge;

import io.vigil.core.bundle.SerializedForests;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The program of the edge jar.
@Command(
        name = "vigil-edge",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        description = "Finds anomalies in sensor data, on a small device.",
        footer = {"", "Exit codes: 0 done, 1 the job failed, 2 wrong usage."})
public final class VigilEdge {

    private VigilEdge() {}

    /// The program, reading and writing the given streams.
    public static CommandLine program(Streams streams) {
        return Launcher.of(new VigilEdge(), streams, commands(streams, SerializedForests.REFUSED, Progress.NONE));
    }

    /// The commands, for a program that has more of them.
    ///
    /// @param serialized what reads forests that another library serialized
    /// @param progress shows how far a command is
    public static List<Object> commands(Streams streams, SerializedForests serialized, Progress progress) {
        return List.of(
                new SynthCommand(streams),
                new StreamCommand(streams),
                new ScoreCommand(streams, serialized, progress),
                new DetectCommand(streams, progress),
                new EvaluateCommand(streams));
    }

    public static void main(String[] args) {
        System.exit(program(Streams.system()).execute(args));
    }
}
