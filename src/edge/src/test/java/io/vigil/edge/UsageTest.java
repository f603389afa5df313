package io.vigil.edge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UsageTest {

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '~', textBlock =
            """
            frob                                   => vigil-edge: there is no command 'frob' (see vigil-edge --help)
            synth                                  => vigil-edge synth: Missing required option: '--out=DIR|-' (see vigil-edge synth --help)
            synth --out - --kind plane             => vigil-edge synth: Invalid value for option '--kind': 'plane' must be one of sensors, iot, factory, plants, sites (see vigil-edge synth --help)
            synth --out - --kind IOT               => vigil-edge synth: Invalid value for option '--kind': 'IOT' must be one of sensors, iot, factory, plants, sites (see vigil-edge synth --help)
            synth --out - --freq 1x                => vigil-edge synth: Invalid value for option '--freq': '1x' must be a length of time above 0 such as 250ms, 1s, 5m, 1h or 1d (see vigil-edge synth --help)
            synth --out - --minutes 0              => vigil-edge synth: --minutes, --freq: minutes and freq must make between 1 and 10,000,000 rows (see vigil-edge synth --help)
            synth --out - --seed x                 => vigil-edge synth: Invalid value for option '--seed': 'x' is not a long (see vigil-edge synth --help)
            synth --out - --kind iot --config f    => vigil-edge synth: --kind and --config exclude each other (see vigil-edge synth --help)
            score --input f.csv                    => vigil-edge score: Missing required option: '--model=models/NAME[/V]' (see vigil-edge score --help)
            score --model m                        => vigil-edge score: Missing required option: '--input=FILE.csv|-' (see vigil-edge score --help)
            score --model m --input - --threshold NaN => vigil-edge score: --threshold must be a finite number (see vigil-edge score --help)
            score --model m --input - --threshold x   => vigil-edge score: Invalid value for option '--threshold': 'x' is not a double (see vigil-edge score --help)
            score --model m --input - --agg sum    => vigil-edge score: Invalid value for option '--agg': 'sum' must be one of max, mean (see vigil-edge score --help)
            score --model m --input - --fast       => vigil-edge score: Unknown option: '--fast' (see vigil-edge score --help)
            stream                                 => vigil-edge stream: Missing required option: '--input=FILE.csv|-' (see vigil-edge stream --help)
            stream --input f --rate -1             => vigil-edge stream: --rate must be a finite number of at least 0 (see vigil-edge stream --help)
            stream --input f --rate NaN            => vigil-edge stream: --rate must be a finite number of at least 0 (see vigil-edge stream --help)
            stream --input - --loop                => vigil-edge stream: --loop needs a file, stdin ends (see vigil-edge stream --help)
            detect                                 => vigil-edge detect: Missing required option: '--input=FILE.csv|-' (see vigil-edge detect --help)
            detect --input - --detector lucky      => vigil-edge detect: --detector must be one of streaming, rolling-z, online-forest, seasonal-baseline (see vigil-edge detect --help)
            detect --input - --detector seasonal-baseline  => vigil-edge detect: --model and --detector seasonal-baseline need each other (see vigil-edge detect --help)
            detect --input - --detector rolling-z --model m => vigil-edge detect: --model and --detector seasonal-baseline need each other (see vigil-edge detect --help)
            evaluate --label x                     => vigil-edge evaluate: Missing required option: '--input=SCORED.csv|-' (see vigil-edge evaluate --help)
            evaluate --input -                     => vigil-edge evaluate: Missing required option: '--label=COL' (see vigil-edge evaluate --help)
            evaluate --input - --label is_anomaly  => vigil-edge evaluate: --label must not be is_anomaly, which score wrote (see vigil-edge evaluate --help)
            """)
    void wrongUsage_isOneLineAndExitCode2(String args, String line) {
        assertThat(Run.of((Object[]) args.split(" "))).isEqualTo(new Run(2, "", line + System.lineSeparator()));
    }

    @Test
    void noCommand_isWrongUsage() {
        assertThat(Run.of().code()).isEqualTo(2);
        assertThat(Run.of().err()).isEqualTo("vigil-edge: Missing required subcommand (see vigil-edge --help)" + System.lineSeparator());
    }

    @ParameterizedTest
    @ValueSource(strings = {"synth", "stream", "score", "detect", "evaluate"})
    void help_isOnStdoutAndDone(String command) {
        Run run = Run.of(command, "--help");
        assertThat(run.code()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.lines().get(0)).startsWith("Usage: vigil-edge " + command + " [-h]");
        assertThat(run.lines()).allMatch(line -> line.length() <= 100);
    }

    @Test
    void help_listsTheCommands() {
        assertThat(Run.of("--help").lines())
                .contains(
                        "  synth     Writes sensor data with known anomalies; the same seed writes the same bytes.",
                        "  stream    Prints the rows of a CSV file one by one, as a live feed to pipe into score or detect.",
                        "  score     Scores a CSV file or stream with a model.",
                        "  detect    Finds anomalies in the readings of a CSV file or stream.",
                        "  evaluate  Compares a scored file with its labels.");
    }

    @Test
    void version_namesTheProgram() {
        assertThat(Run.of("--version").out()).startsWith("vigil-edge ");
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '~', textBlock =
            """
            evaluate --input no/such.csv --label x     => vigil-edge evaluate: no/such.csv: no such file
            synth --config no/such.json --out -        => vigil-edge synth: no/such.json: no such file
            stream --input no/such.csv                 => vigil-edge stream: no/such.csv: no such file
            evaluate --input . --label x               => vigil-edge evaluate: .: is a folder, not a file
            """)
    void aFileThatCannotBeRead_isAFailedJob(String args, String line) {
        assertThat(Run.of((Object[]) args.split(" "))).isEqualTo(new Run(1, "", line + System.lineSeparator()));
    }
}
