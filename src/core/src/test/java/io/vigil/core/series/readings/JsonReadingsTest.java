package io.vigil.core.series.readings;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.core.json.JsonException;
import io.vigil.core.series.Reading;
import io.vigil.core.series.SensorKey;
import io.vigil.core.series.Times;
import io.vigil.core.series.zones.Zones;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

class JsonReadingsTest {

    private static final String FIELD = """
            {"type":"Feature","properties":{"name":"north"},"geometry":{"type":"Polygon",
             "coordinates":[[[10,50],[12,50],[12,52],[10,52],[10,50]]]}}""";

    private static Parsed parse(String json) {
        return parse(json, Zones.NONE);
    }

    private static Parsed parse(String json, Zones zones) {
        try (JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), json)) {
            parser.nextToken();
            Parsed parsed = new JsonReadings(ZoneOffset.UTC, zones).read(parser);
            assertThat(parser.nextToken()).as("what follows").isNull();
            return parsed;
        }
    }

    private static Parsed.Accepted accepted(String json) {
        return (Parsed.Accepted) parse(json);
    }

    private static SensorKey key(String json, Zones zones) {
        return ((Parsed.Accepted) parse(json, zones)).reading().key();
    }

    @Test
    void plantSpelling_isRead() {
        Parsed.Accepted read = accepted("""
                {"ts":"2026-03-02T10:11:12.5Z","plant_id":7,"sensor":"humidity","value":55.25,"lat":51,"lon":11}""");

        assertThat(read.reading())
                .isEqualTo(new Reading(
                        new SensorKey("7/humidity", "humidity", "7"),
                        Times.micros(Instant.parse("2026-03-02T10:11:12.5Z")),
                        55.25));
        assertThat(read.plantId()).isEqualTo("7");
        assertThat(read.lat()).isEqualTo(51);
        assertThat(read.lon()).isEqualTo(11);
        assertThat(read.unit()).isNull();
        assertThat(read.dropped()).isEmpty();
    }

    @Test
    void sensorSpelling_isRead() {
        Parsed.Accepted read = accepted("""
                {"sensor_id":"t1","sensor_type":"temperature","location":"hall","value":"-3.5e1",
                 "timestamp":1772446272000,"unit":"C","anomaly":true,"firmware":{"v":[1]}}""");

        assertThat(read.reading())
                .isEqualTo(new Reading(
                        new SensorKey("t1", "temperature", "hall"),
                        Times.micros(Instant.parse("2026-03-02T10:11:12Z")),
                        -35));
        assertThat(read.unit()).isEqualTo("C");
        assertThat(read.reportedAnomaly()).isTrue();
        assertThat(read.plantId()).isNull();
        assertThat(read.lat()).isNaN();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"sensor_id\":\"a\" | a | a | ''",
                "\"sensor\":\"t\" | t | t | ''",
                "\"sensor_name\":\"t\",\"location\":\"l\" | l/t | t | l",
                "\"sensor\":\"t\",\"plant_id\":\"p\",\"location\":\"l\" | p/t | t | l",
                "\"sensor_id\":12,\"plant_id\":\"p\" | 12 | 12 | p",
                "\"sensor\":\"t\",\"plant_id\":\"p\",\"lat\":51,\"lon\":11 | p/t | t | north",
                "\"sensor\":\"t\",\"lat\":51,\"lon\":11 | north/t | t | north",
                "\"sensor\":\"t\",\"plant_id\":\"p\",\"lat\":1,\"lon\":1 | p/t | t | p",
                "\"sensor\":\"t\",\"location\":\" l \",\"lat\":51,\"lon\":11 | l/t | t | l",
                "\"sensor\":\"t\",\"sensor_type\":\"u\",\"plant_id\":\"\" | u | u | ''"
            })
    void idTypeAndLocation_followFromWhatIsSent(String fields, String id, String type, String location)
            throws JsonException {
        Zones zones = Zones.parse("zones.json", FIELD.getBytes(StandardCharsets.UTF_8));

        assertThat(key("{" + fields + ",\"ts\":0,\"value\":1}", zones)).isEqualTo(new SensorKey(id, type, location));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "21.5 | 21.5",
                "-0 | -0.0",
                "1e3 | 1000",
                "1.7976931348623157e308 | 1.7976931348623157e308",
                "4.9e-324 | 4.9e-324",
                "\" 7 \" | 7",
                "\"1e-2\" | 0.01"
            })
    void values_areNumbersOrTheirTexts(String value, double expected) {
        assertThat(accepted("{\"sensor\":\"t\",\"ts\":0,\"value\":" + value + "}").reading().value()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "5 | not_an_object",
                "[{}] | not_an_object",
                "null | not_an_object",
                "{\"ts\":0,\"value\":1} | missing_sensor",
                "{\"sensor\":null,\"ts\":0,\"value\":1} | missing_sensor",
                "{\"sensor\":\"  \",\"ts\":0,\"value\":1} | missing_sensor",
                "{\"plant_id\":\"p\",\"ts\":0,\"value\":1} | missing_sensor",
                "{\"sensor\":\"t\",\"value\":1} | missing_timestamp",
                "{\"sensor\":\"t\",\"ts\":null,\"value\":1} | missing_timestamp",
                "{\"sensor\":\"t\",\"ts\":\"\",\"value\":1} | missing_timestamp",
                "{\"sensor\":\"t\",\"ts\":\"soon\",\"value\":1} | unparsable_timestamp",
                "{\"sensor\":\"t\",\"ts\":true,\"value\":1} | unparsable_timestamp",
                "{\"sensor\":\"t\",\"ts\":{\"s\":1},\"value\":1} | unparsable_timestamp",
                "{\"sensor\":\"t\",\"ts\":1e300,\"value\":1} | unparsable_timestamp",
                "{\"sensor\":\"t\",\"ts\":0} | missing_value",
                "{\"sensor\":\"t\",\"ts\":0,\"value\":null} | missing_value",
                "{\"sensor\":\"t\",\"ts\":0,\"value\":\"\"} | missing_value",
                "{\"sensor\":\"t\",\"ts\":0,\"value\":\"off\"} | unparsable_value",
                "{\"sensor\":\"t\",\"ts\":0,\"value\":true} | unparsable_value",
                "{\"sensor\":\"t\",\"ts\":0,\"value\":[1]} | unparsable_value",
                "{\"sensor\":\"t\",\"ts\":0,\"value\":\"1,5\"} | unparsable_value",
                "{\"sensor\":\"t\",\"ts\":0,\"value\":\"+5\"} | unparsable_value",
                "{\"sensor\":\"t\",\"ts\":0,\"value\":\"0x1F\"} | unparsable_value",
                "{\"sensor\":\"t\",\"ts\":0,\"value\":\"NaN\"} | non_finite_value",
                "{\"sensor\":\"t\",\"ts\":0,\"value\":\"-Infinity\"} | non_finite_value",
                "{\"sensor\":\"t\",\"ts\":0,\"value\":\"inf\"} | non_finite_value",
                "{\"sensor\":\"t\",\"ts\":0,\"value\":1e400} | non_finite_value",
                "{\"sensor\":\"t\",\"ts\":0,\"value\":1,\"value\":1} | duplicate_field",
                "{\"sensor\":\"t\",\"ts\":0,\"value\":1,\"x\":1,\"x\":2} | duplicate_field",
                "{\"sensor\":\"a\\u0000b\",\"ts\":0,\"value\":1} | invalid_text",
                "{\"sensor\":\"a\\ud800b\",\"ts\":0,\"value\":1} | invalid_text",
                "{\"sensor\":[\"t\"],\"ts\":0,\"value\":1} | invalid_text",
                "{\"sensor\":\"t\",\"unit\":\"a\\nb\",\"ts\":0,\"value\":1} | invalid_text"
            })
    void whatIsNoReading_isRejectedByReason(String json, String reason) {
        assertThat(parse(json)).isInstanceOf(Parsed.Rejected.class);
        assertThat(((Parsed.Rejected) parse(json)).reason().id()).isEqualTo(reason);
    }

    @Test
    void texts_mayHaveTwoHundredCharacters() {
        String json = "{\"sensor_id\":\"%s\",\"ts\":0,\"value\":1}";

        assertThat(parse(json.formatted("é".repeat(200)))).isInstanceOf(Parsed.Accepted.class);
        assertThat(parse(json.formatted("é".repeat(201)))).isEqualTo(new Parsed.Rejected(Rejection.INVALID_TEXT));
        assertThat(parse(json.formatted("😀"))).isInstanceOf(Parsed.Accepted.class);
    }

    @ParameterizedTest
    @CsvSource({"91, 0", "-90.1, 0", "0, 181", "0, -180.5", "'\"x\"', 0", "0, null", "null, 0", "1e400, 0", "true, 0"})
    void impossiblePositions_areDroppedAndTheReadingStays(String lat, String lon) {
        Parsed.Accepted read =
                accepted("{\"sensor\":\"t\",\"ts\":0,\"value\":1,\"lat\":%s,\"lon\":%s}".formatted(lat, lon));

        assertThat(read.dropped()).isEqualTo(Set.of(Dropped.POSITION));
        assertThat(read.lat()).isNaN();
        assertThat(read.lon()).isNaN();
    }

    @ParameterizedTest
    @CsvSource({"true, true, 0", "false, false, 0", "1, true, 0", "0, false, 0", "'\"True\"', true, 0", "null, , 0", "7, , 1"})
    void reportedAnomaly_isAFlag(String sent, Boolean expected, int dropped) {
        Parsed.Accepted read = accepted("{\"sensor\":\"t\",\"ts\":0,\"value\":1,\"anomaly\":" + sent + "}");

        assertThat(read.reportedAnomaly()).isEqualTo(expected);
        assertThat(read.dropped()).hasSize(dropped);
    }

    @Test
    void counts_addUp() {
        CleaningCounts counts = new CleaningCounts();
        for (String json : new String[] {"1", "{}", "{}", "{\"sensor\":\"t\",\"ts\":0,\"value\":1,\"lat\":99}"}) {
            counts.add(parse(json));
        }

        assertThat(counts.accepted()).isEqualTo(1);
        assertThat(counts.rejected()).isEqualTo(3);
        assertThat(counts.rejected(Rejection.MISSING_SENSOR)).isEqualTo(2);
        assertThat(counts.rejected(Rejection.MISSING_VALUE)).isZero();
        assertThat(counts.dropped(Dropped.POSITION)).isEqualTo(1);
    }
}
