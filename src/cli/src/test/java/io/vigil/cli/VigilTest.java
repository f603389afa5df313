package io.vigil.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VigilTest {

    @ParameterizedTest
    @ValueSource(strings = {"describe", "analyze", "synth", "stream", "score", "detect", "evaluate"})
    void help_ofEachCommand(String command) {
        assertThat(Run.of(command, "--help").lines().get(0)).startsWith("Usage: vigil " + command + " [-h]");
    }

    @Test
    void help_listsTheCommands() {
        assertThat(Run.of("--help").lines()).contains("  describe  Tells what is in a CSV file.");
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", textBlock =
            """
            describe              => vigil describe: Missing required option: '--data=FILE.csv|-' (see vigil describe --help)
            describe --data - x   => vigil describe: Unmatched argument at index 3: 'x' (see vigil describe --help)
            analyze --data        => vigil analyze: Missing required parameter for option '--data' (FILE.csv) (see vigil analyze --help)
            analyze --name x      => vigil analyze: Unknown options: '--name', 'x' (see vigil analyze --help)
            analyze plants.csv    => vigil analyze: Unmatched argument at index 1: 'plants.csv' (see vigil analyze --help)
            frobnicate            => vigil: there is no command 'frobnicate' (see vigil --help)
            """)
    void wrongUsage_isOneLineAndExitCode2(String args, String line) {
        assertThat(Run.of((Object[]) args.split(" "))).isEqualTo(new Run(2, "", line + System.lineSeparator()));
    }
}
