package io.vigil.edge;

import io.vigil.core.bundle.BundleException;
import io.vigil.core.format.MalformedException;
import io.vigil.core.synth.ConfigException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/// Puts commands under one name and turns what goes wrong into one line and an exit code: 0 done, 1
/// the job failed, 2 wrong usage.
public final class Launcher {

    /// The job failed.
    public static final int FAILED = 1;

    /// Wrong usage.
    public static final int USAGE = 2;

    private static final int WIDTH = 100;

    private Launcher() {}

    /// @param root annotated with the program's name
    /// @param commands annotated with theirs, in the order in which help lists them; each gets `--help`
    public static CommandLine of(Object root, Streams streams, List<?> commands) {
        CommandLine program = new CommandLine(root);
        commands.forEach(program::addSubcommand);
        program.getSubcommands().values().forEach(Launcher::addHelp);
        return program.setOut(streams.text())
                .setErr(streams.errors())
                .setUsageHelpWidth(WIDTH)
                .setParameterExceptionHandler((e, args) -> wrongUsage(e))
                .setExecutionExceptionHandler((e, command, parsed) -> failed(e, command));
    }

    private static void addHelp(CommandLine command) {
        CommandSpec spec = command.getCommandSpec();
        if (spec.findOption("--help") == null) {
            spec.addOption(OptionSpec.builder("-h", "--help")
                    .usageHelp(true)
                    .description("show this help and exit")
                    .build());
        }
    }

    private static int wrongUsage(CommandLine.ParameterException e) {
        CommandLine command = e.getCommandLine();
        String name = command.getCommandSpec().qualifiedName();
        String problem = problem(e);
        command.getErr().println("%s: %s (see %s --help)".formatted(name, problem, name));
        return USAGE;
    }

    private static String problem(CommandLine.ParameterException e) {
        boolean program = !e.getCommandLine().getSubcommands().isEmpty();
        if (program && e instanceof CommandLine.UnmatchedArgumentException unmatched && !unmatched.isUnknownOption()) {
            return "there is no command '%s'".formatted(unmatched.getUnmatched().get(0));
        }
        return firstLine(e.getMessage());
    }

    private static int failed(Exception e, CommandLine command) {
        if (e instanceof Streams.GoneException) {
            return FAILED;
        }
        PrintWriter err = command.getErr();
        err.println(command.getCommandSpec().qualifiedName() + ": " + reason(e));
        if (!isExpected(e)) {
            e.printStackTrace(err);
        }
        return FAILED;
    }

    /// What went wrong, in one line.
    static String reason(Exception e) {
        String message = firstLine(e.getMessage());
        if (e instanceof NoSuchFileException) {
            return message + ": no such file";
        }
        if (e instanceof AccessDeniedException) {
            return message + ": access denied";
        }
        if (e instanceof FileAlreadyExistsException) {
            return message + ": exists already";
        }
        return message.isEmpty() ? e.getClass().getSimpleName() : message;
    }

    private static boolean isExpected(Exception e) {
        return e instanceof JobException
                || e instanceof BundleException
                || e instanceof MalformedException
                || e instanceof ConfigException
                || e instanceof IOException;
    }

    private static String firstLine(@Nullable String message) {
        return message == null ? "" : message.lines().findFirst().orElse("");
    }
}
