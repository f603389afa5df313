package io.vigil.core.synth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SynthConfigTest {

    private static final String GOOD =
            """
            {"start": "2024-01-01T00:00:00", "freq": "1s", "minutes": 1, "time": "at", "label": "bad",
             "id": {"name": "device", "values": ["a", "b"]}, "shuffle": false,
             "files": [{"name": "a.csv"}],
             "sensors": [
               {"name": "x", "mean": 1, "noise": 2, "range": [0, 9], "decimals": 2,
                "faults": [{"kind": "spike", "rate": 1, "size": [1, 2], "length": [1, 1], "direction": "up"},
                           {"kind": "stuck", "rate": 2}]},
               {"name": "y", "mean": 1, "follows": {"sensor": "x", "gain": 2}}]}
            """;

    @ParameterizedTest
    @EnumSource(Kind.class)
    void builtInKinds_areSuchFiles(Kind kind) throws ConfigException {
        assertThat(SynthConfig.parse(kind.json()).sensors()).hasSizeGreaterThan(2);
    }

    @Test
    void parse_readsEveryKey() throws ConfigException {
        SynthConfig config = SynthConfig.parse(GOOD);
        assertThat(config.steps()).isEqualTo(60);
        assertThat(config.fileNames()).containsExactly("a.csv");
        assertThat(config.sensors().get(0).faults().get(0).direction()).isEqualTo(Fault.Direction.UP);
        assertThat(config.sensors().get(1).follows()).isZero();
    }

    /// Each case replaces a part of a good file and names the error.
    @ParameterizedTest
    @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = true, quoteCharacter = '~', textBlock =
            """
            "noise": 2            | "noize": 2                | sensors[0].noize: unknown key; known are name, unit, mean, spread, daily_swing, noise, drift, range, decimals, follows, faults
            "noise": 2            | "noise": "2"              | sensors[0].noise: must be a finite number
            "noise": 2            | "noise": 1e999            | sensors[0].noise: must be a finite number
            "noise": 2            | "noise": null             | sensors[0].noise: must be a finite number
            "noise": 2            | "noise": -2               | sensors[0].noise: must not be below 0
            "range": [0, 9]       | "range": [9, 0]           | sensors[0].range: must be two numbers, the lower first
            "range": [0, 9]       | "range": [0]              | sensors[0].range: must be two numbers, the lower first
            "decimals": 2         | "decimals": 1.5           | sensors[0].decimals: must be a whole number from 0 to 9
            "kind": "spike"       | "kind": "splash"          | sensors[0].faults[0].kind: must be one of spike, drift, dropout, stuck, level_shift
            "size": [1, 2], "len  | "len                      | sensors[0].faults[0].size: is missing
            "size": [1, 2]        | "size": [-1, 2]           | sensors[0].faults[0].size: must not be below 0; direction gives the sign
            "length": [1, 1]      | "length": [0, 1]          | sensors[0].faults[0].length: must be between 1 and 1,000,000 rows
            "direction": "up"     | "direction": "left"       | sensors[0].faults[0].direction: must be one of up, down, both
            "rate": 1,            | "rate": 1001,             | sensors[0].faults[0].rate: must be between 0 and 1,000 events per 1,000 rows
            "rate": 2             | "rate": 2, "size": [1, 1] | sensors[0].faults[1].size: does not go with this kind of fault
            "sensor": "x"         | "sensor": "y"             | sensors[1].follows.sensor: must name a sensor that is listed earlier
            "name": "y"           | "name": "x"               | sensors[1].name: must not name a column twice
            "name": "y"           | "name": ""                | sensors[1].name: must be a text that is not empty
            "name": "a.csv"       | "name": "../a.csv"        | files[0].name: must be a file name of letters, digits, '.', '_' and '-'
            {"name": "a.csv"}     |                           | files: must hold at least one file
            "a", "b"              |                           | id.values: must hold at least one text
            "freq": "1s"          | "freq": "1x"              | freq: must be a length of time above 0 such as 250ms, 1s, 5m, 1h or 1d
            "minutes": 1          | "minutes": 0              | minutes and freq must make between 1 and 10,000,000 rows
            2024-01-01T00:00:00   | yesterday                 | start: must be a time such as 2024-01-01T00:00:00
            "shuffle": false      | "shuffle": 0              | shuffle: must be true or false
            "label": "bad",       |                           | label: is missing
            "label": "bad"        | "label": "at"             | label: must not name a column twice
            "shuffle": false      | "long": true              | long: needs time and entities, and goes without id
            "shuffle": false      | "entities": {"name": "x", "values": ["1"]} | sensors[0].name: must not name a column twice
            "shuffle": false      | "entities": {"name": "plant", "values": []} | entities.values: must hold at least one text
            "shuffle": false      | "entities": {"name": "plant", "values": ["1"], "positions": [[0, 0]]} | entities.positions: must hold one position per value, and goes with long alone
            "shuffle": false      | "entities": {"name": "plant", "values": ["1"], "positions": [[91, 0]]} | entities.positions[0]: must be a latitude and a longitude in degrees
            "shuffle": false      | "entities": {"name": "plant", "values": ["1"], "positions": [[1]]} | entities.positions[0]: must be a latitude and a longitude in degrees
            "shuffle": false      | "entities": {"name": "plant", "values": ["1"]}, "shuffle": true | entities: goes without standardise and shuffle
            "noise": 2            | "spread": -1              | sensors[0].spread: must not be below 0
            "noise": 2            | "unit": 3                 | sensors[0].unit: must be a text that is not empty
            """)
    void parse_namesTheKeyAndTheRule(String part, String replacement, String error) {
        assertThat(GOOD).contains(part);
        String broken = GOOD.replace(part, replacement == null ? "" : replacement);
        assertThatThrownBy(() -> SynthConfig.parse(broken)).isInstanceOf(ConfigException.class).hasMessage(error);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[", "{\"start\": }", "{\"start\": 1, \"start\": 1}"})
    void parse_ofWhatIsNoJson_namesTheLine(String text) {
        assertThatThrownBy(() -> SynthConfig.parse(text))
                .isInstanceOf(ConfigException.class)
                .hasMessageMatching("(?s)line 1: not valid JSON.*|must be an object");
    }

    @Test
    void parse_ofMoreThanOneObject_isRefused() {
        assertThatThrownBy(() -> SynthConfig.parse("{}\n{}")).hasMessage("line 2: nothing may follow the object");
    }

    @Test
    void spanning_changesLengthAndDistance() throws ConfigException {
        assertThat(SynthConfig.parse(GOOD).spanning(2, Duration.ofMillis(500)).steps()).isEqualTo(240);
    }

    @Test
    void spanning_overTooManyRows_isRefused() throws ConfigException {
        SynthConfig config = SynthConfig.parse(GOOD);
        assertThatThrownBy(() -> config.spanning(1e9, Duration.ofSeconds(1)))
                .isInstanceOf(ConfigException.class)
                .hasMessage("minutes and freq must make between 1 and 10,000,000 rows");
    }

    @Test
    void entities_multiplyTheRows() {
        String many = GOOD.replace("\"shuffle\": false", "\"entities\": {\"name\": \"plant\", \"values\": [\"1\", \"2\"]}")
                .replace("\"minutes\": 1", "\"minutes\": 100000");
        assertThatThrownBy(() -> SynthConfig.parse(many))
                .hasMessage("minutes and freq must make between 1 and 10,000,000 rows");
    }

    @Test
    void startingAt_needsATimeColumn() {
        String timeless = GOOD.replace("\"time\": \"at\", ", "");
        assertThatThrownBy(() -> SynthConfig.parse(timeless).startingAt(Instant.EPOCH))
                .isInstanceOf(ConfigException.class)
                .hasMessage("time: is missing, without it no row says when it was measured");
    }
}
