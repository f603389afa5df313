package io.vigil.core.series.sensors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vigil.core.json.JsonException;
import io.vigil.core.series.Direction;
import io.vigil.core.series.SensorKey;
import io.vigil.core.series.SensorRules;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SensorsFileTest {

    private static SensorsFile parse(String json) throws JsonException {
        return SensorsFile.parse("sensors.json", json.getBytes(StandardCharsets.UTF_8));
    }

    private static SensorKey key(String sensor, String type) {
        return new SensorKey(sensor, type, "");
    }

    @Test
    void entry_saysHowASensorIsJudged() throws JsonException {
        SensorsFile file = parse("""
                [{"match":"greenhouse-*/humidity","detector":"online-forest","model":null,"min":5,"max":95.5,"unit":"%",
                  "max_gap":"PT10M","lateness":"PT5S","direction":"down","min_deviation":0.5}]""");
        SensorRules rules =
                new SensorRules(5, 95.5, Duration.ofMinutes(10), Duration.ofSeconds(5), Direction.DOWN, 0.5);

        assertThat(file.of(key("greenhouse-3/humidity", "humidity")))
                .isEqualTo(new SensorSettings(rules, "online-forest", null, "%"));
    }

    @Test
    void first_ofTheEntriesThatMatch_holds() throws JsonException {
        SensorsFile file = parse("[{\"match\":\"b*\",\"min\":1},{\"match\":\"*\",\"min\":2},{\"match\":\"a\",\"min\":3}]");

        assertThat(file.of(key("boiler", "boiler")).rules().min()).isEqualTo(1);
        assertThat(file.of(key("a", "a")).rules().min()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({
        "soil_moisture, 0, 100",
        "humidity, 0, 100",
        "Humidity, 0, 100",
        "ambient_temperature, -30, 60",
        "temperature, -Infinity, Infinity",
        "soil_temperature, -Infinity, Infinity"
    })
    void knownTypes_haveTheirRanges(String type, double min, double max) throws JsonException {
        SensorRules unlisted = SensorsFile.NONE.of(key("s", type)).rules();
        SensorRules listed = parse("[{\"match\":\"s\",\"max_gap\":\"PT1H\"}]").of(key("s", type)).rules();

        assertThat(unlisted).isEqualTo(SensorRules.range(min, max));
        assertThat(listed.min()).isEqualTo(min);
        assertThat(listed.max()).isEqualTo(max);
        assertThat(listed.maxGap()).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void oneBound_replacesBothOfTheType() throws JsonException {
        assertThat(parse("[{\"match\":\"s\",\"max\":500}]").of(key("s", "humidity")).rules())
                .isEqualTo(SensorRules.range(Double.NEGATIVE_INFINITY, 500));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | must hold a JSON array",
                "[] 1 | must hold one JSON array and nothing after it",
                "[{\"match\":} | must be JSON, which it is not at line 1, column 11",
                "[1] | [0] must be an object",
                "[{}] | [0].match is missing",
                "[{\"match\":\"\"}] | [0].match must not be empty",
                "[{\"match\":7}] | [0].match must be a string",
                "[{\"match\":\"a\",\"match\":\"b\"}] | [0].match must not appear twice",
                "[{\"match\":\"a\"},{\"match\":\"b\",\"maxgap\":\"PT1M\"}] | [1].maxgap is not known; known are match, "
                        + "detector, model, min, max, unit, max_gap, lateness, direction, min_deviation",
                "[{\"match\":\"a\",\"max_gap\":\"10m\"}] | [0].max_gap must be an ISO-8601 duration such as PT10M",
                "[{\"match\":\"a\",\"max_gap\":600}] | [0].max_gap must be a string",
                "[{\"match\":\"a\",\"max_gap\":\"PT0S\"}] | [0].max_gap must be above 0",
                "[{\"match\":\"a\",\"max_gap\":\"-PT1S\"}] | [0].max_gap must not be negative",
                "[{\"match\":\"a\",\"lateness\":\"-PT1S\"}] | [0].lateness must not be negative",
                "[{\"match\":\"a\",\"lateness\":\"soon\"}] | [0].lateness must be an ISO-8601 duration such as PT10M",
                "[{\"match\":\"a\",\"min\":\"0\"}] | [0].min must be a finite number",
                "[{\"match\":\"a\",\"max\":1e400}] | [0].max must be a finite number",
                "[{\"match\":\"a\",\"min\":2,\"max\":2}] | [0] must have a min below its max",
                "[{\"match\":\"a\",\"min_deviation\":-1}] | [0].min_deviation must not be negative",
                "[{\"match\":\"a\",\"direction\":\"left\"}] | [0].direction must be both or up or down",
                "[{\"match\":\"a\",\"unit\":\"\"}] | [0].unit must not be empty",
                "[{\"match\":\"a\",\"detector\":\"magic\"}] | [0].detector must be streaming or rolling-z or "
                        + "online-forest or seasonal-baseline",
                "[{\"match\":\"a\",\"detector\":\"seasonal-baseline\"}] | [0] must name the model of its "
                        + "seasonal-baseline"
            })
    void brokenFiles_areRefusedByEntryKeyAndRule(String json, String rule) {
        assertThatThrownBy(() -> parse(json)).isInstanceOf(JsonException.class).hasMessage("sensors.json: " + rule);
    }
}
