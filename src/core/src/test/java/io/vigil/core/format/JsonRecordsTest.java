package io.vigil.core.format;

import static io.vigil.core.format.Plant.FAIL;
import static io.vigil.core.format.Plant.SCHEMA;
import static io.vigil.core.format.Plant.SITES;
import static io.vigil.core.format.Plant.json;
import static io.vigil.core.format.Plant.lines;
import static io.vigil.core.format.Plant.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonRecordsTest {

    private static final String GOOD = "{\"Temperature\":1.5,\"Humidity\":12,\"Battery\":11}";

    @Test
    void records_becomeRowsInTheirOrder() throws Exception {
        Decoded decoded = json("""
                {"records":[
                  {"Temperature":1.5,"Humidity":12,"Battery":-1e2},
                  {"Battery":13,"Humidity":14,"Temperature":-0}]}""");

        assertThat(decoded.refused()).isFalse();
        assertThat(decoded.records()).isEqualTo(2);
        assertThat(decoded.batch().column(0)).startsWith(1.5, -0.0);
        assertThat(decoded.batch().column(1)).startsWith(12, 14);
        assertThat(decoded.batch().column(2)).startsWith(-100, 13);
        assertThat(decoded.bareObject()).isEmpty();
    }

    @Test
    void objectWithoutRecords_isTheRecordAndIsKeptAsSent() throws Exception {
        String object = "{ \"Temperature\" : 1.50,\t\"Humidity\":12e0, \"timestamp\":\"2024-01-20\"}";

        Decoded decoded = json(" \n" + object + "\r\n");

        assertThat(decoded.records()).isEqualTo(1);
        assertThat(decoded.unknownFields()).isEmpty();
        assertThat(decoded.bareObject().map(b -> new String(b, StandardCharsets.UTF_8))).contains(object);
    }

    @Test
    void bodyInTheMiddleOfABuffer_isReadAlone() throws Exception {
        byte[] body = ("]]" + GOOD + "}}").getBytes(StandardCharsets.UTF_8);

        Decoded decoded = new JsonRecords().read(body, 2, body.length - 4, SCHEMA, FAIL);

        assertThat(decoded.batch().value(0, 0)).isEqualTo(1.5);
        assertThat(decoded.bareObject().map(b -> new String(b, StandardCharsets.UTF_8))).contains(GOOD);
    }

    @Test
    void byteOrderMark_isSkipped() throws Exception {
        assertThat(json("\uFEFF" + GOOD).refused()).isFalse();
    }

    @Test
    void everyProblem_isListedAtItsPlace() throws Exception {
        Decoded decoded = json("""
                {"records":[
                  {"Humidity":"1.5","Battery":true},
                  7,
                  {"Temperature":null,"Humidity":1e400,"Battery":null},
                  null,
                  {"Temperature":{"a":[1]},"Humidity":[1],"Temperature":2}]}""");

        assertThat(decoded.refused()).isTrue();
        assertThat(lines(decoded)).containsExactly(
                "0 #/records/0/Humidity type: Humidity must be a number, not a string",
                "0 #/records/0/Battery type: Battery must be a number, not a boolean",
                "0 #/records/0/Temperature missing: Temperature is required",
                "1 #/records/1 type: a record must be an object, not a number",
                "2 #/records/2/Temperature null: Temperature must not be null",
                "2 #/records/2/Humidity range: Humidity must be a finite number",
                "3 #/records/3 type: a record must be an object, not null",
                "4 #/records/4/Temperature type: Temperature must be a number, not an object",
                "4 #/records/4/Humidity type: Humidity must be a number, not an array",
                "4 #/records/4/Temperature duplicate: the field Temperature occurs more than once");
    }

    @Test
    void problemsOfABareObject_pointIntoIt() throws Exception {
        assertThat(lines(json("{\"Temperature\":\"x\",\"a/b~c\":1,\"a/b~c\":2,\"Humidity\":1}"))).containsExactly(
                "0 #/Temperature type: Temperature must be a number, not a string",
                "0 #/a~1b~0c duplicate: the field a/b~c occurs more than once");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"records\":[]}|-1 #/records empty: records must hold at least one record",
                "{\"records\":{}}|-1 #/records type: records must be an array, not an object",
                "{\"records\":null}|-1 #/records type: records must be an array, not null",
                "{\"records\":\"x\"}|-1 #/records type: records must be an array, not a string",
                "[{}]|-1 # type: the body must be an object, not an array",
                "17|-1 # type: the body must be an object, not a number",
                "\"records\"|-1 # type: the body must be an object, not a string",
                "null|-1 # type: the body must be an object, not null",
                "true|-1 # type: the body must be an object, not a boolean",
            })
    void bodyOfTheWrongShape_isAProblemOfTheBody(String body, String problem) throws Exception {
        Decoded decoded = read(new JsonRecords(), body, SCHEMA, Plant.PARTIAL);

        assertThat(decoded.refused()).isTrue();
        assertThat(lines(decoded)).containsExactly(problem);
    }

    @Test
    void repeatedTopLevelNames_areProblems() throws Exception {
        String body = "{\"a\":1,\"records\":[%s],\"a\":2,\"records\":[%s]}".formatted(GOOD, GOOD);

        Decoded decoded = json(body);

        assertThat(decoded.records()).isEqualTo(1);
        assertThat(lines(decoded)).containsExactly(
                "-1 #/a duplicate: the field a occurs more than once",
                "-1 #/records duplicate: the field records occurs more than once");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``|the body is empty",
                "` \n`|the body is empty",
                "{|not JSON at line 1, column 2",
                "{\"records\":[{\"Temperature\":NaN}]}|not JSON at line 1, column 31",
                "{\"records\":[{\"Temperature\":Infinity}]}|not JSON at line 1, column 36",
                "{\"records\":[{\"Temperature\":1.}]}|not JSON at line 1, column 30",
                "{\"records\":[{\"Temperature\":01}]}|not JSON at line 1, column 29",
                "{\"records\":[{\"Temperature\":+1}]}|not JSON at line 1, column 29",
                "{\"records\":[{}],}|not JSON at line 1, column 17",
                "`{\"records\":[\n{'a':1}]}`|not JSON at line 2, column 2",
                "{\"records\":[]} // end|not JSON at line 1, column 16",
                "{/* */\"records\":[]}|not JSON at line 1, column 2",
                "{\"records\":[]} {}|more than one JSON document",
                "{\"records\":[]}]|not JSON at line 1, column 15",
                "records|not JSON at line 1, column 1",
            })
    void bodyThatIsNotJson_isMalformed(String body, String message) {
        assertThatThrownBy(() -> json(body)).isInstanceOf(MalformedException.class).hasMessage(message);
    }

    @Test
    void depthOver16_isMalformed() throws Exception {
        String deepest = "{\"Temperature\":1,\"Humidity\":1,\"deep\":" + "[".repeat(15) + "]".repeat(15) + "}";

        assertThat(json(deepest).refused()).isFalse();
        assertThatThrownBy(() -> json(deepest.replace("[]", "[[]]")))
                .isInstanceOf(MalformedException.class)
                .hasMessage("nested deeper than 16 levels");
        assertThatThrownBy(() -> json("[".repeat(1000))).isInstanceOf(MalformedException.class);
    }

    @Test
    void bytesThatAreNotUtf8_areMalformed() {
        byte[] overlong = {'"', (byte) 0xC0, (byte) 0xAF, '"'};
        byte[] utf16 = GOOD.getBytes(StandardCharsets.UTF_16);
        byte[] utf16le = GOOD.getBytes(StandardCharsets.UTF_16LE);

        assertThatThrownBy(() -> new JsonRecords().read(overlong, 0, 4, SCHEMA, FAIL)).hasMessage("not UTF-8 at byte 1");
        assertThatThrownBy(() -> new JsonRecords().read(utf16, 0, utf16.length, SCHEMA, FAIL))
                .hasMessage("not UTF-8 at byte 0");
        assertThatThrownBy(() -> new JsonRecords().read(utf16le, 0, utf16le.length, SCHEMA, FAIL))
                .hasMessage("not JSON at line 1, column 2");
    }

    @Test
    void unknownFields_areListedOnceAndSorted() throws Exception {
        Decoded decoded = json("""
                {"source":1,"records":[
                  {"Temperature":1,"Humidity":12,"zone":{"a":{"a":1,"a":2}},"Alarm":[1,{}]},
                  {"Temperature":1,"Humidity":12,"zone":null,"Device_ID":[17],"timestamp":{}}]}""");

        assertThat(decoded.refused()).isFalse();
        assertThat(decoded.unknownFields()).containsExactly("Alarm", "source", "zone");
    }

    @Test
    void unknownFields_areBounded() throws Exception {
        String fields = IntStream.range(0, 500).mapToObj("\"f%d\":0,"::formatted).collect(Collectors.joining());
        String name = "x".repeat(400);

        Decoded decoded = json("{\"%s\":1,%s\"Temperature\":1,\"Humidity\":1}".formatted(name, fields));

        assertThat(decoded.unknownFields()).hasSize(100).contains("x".repeat(100) + "…");
    }

    @Test
    void tooManyOtherFields_areOneProblem() throws Exception {
        String fields = IntStream.range(0, 3000).mapToObj("\"f%d\":0,"::formatted).collect(Collectors.joining());

        assertThat(lines(json("{\"records\":[{%s\"Temperature\":1,\"Humidity\":1}]}".formatted(fields))))
                .containsExactly(
                        "0 #/records/0 fields: the record holds more than 1000 fields that the model does not read");
        assertThat(lines(json("{%s\"records\":[%s]}".formatted(fields, GOOD))))
                .containsExactly("-1 # fields: the body holds more than 1000 fields that the model does not read");
    }

    @Test
    void overlongFieldName_isMalformed() {
        assertThatThrownBy(() -> json("{\"%s\":1}".formatted("x".repeat(1_000_000))))
                .isInstanceOf(MalformedException.class)
                .hasMessage("field names are too long or too many");
    }

    @Test
    void missingValues_areCountedWhereTheyAreImputed() throws Exception {
        Decoded decoded = json("""
                {"records":[
                  {"Temperature":1,"Humidity":9.5,"Battery":null},
                  {"Temperature":1,"Humidity":20.5},
                  {"Temperature":1,"Humidity":20,"Battery":21}]}""");

        assertThat(decoded.refused()).isFalse();
        assertThat(decoded.batch().column(2)).startsWith(Double.NaN, Double.NaN, 21);
        assertThat(decoded.missing()).containsExactly(0, 0, 2);
        assertThat(decoded.outOfRange()).containsExactly(0, 2, 1);
    }

    @Test
    void recordsBeyondTheLimit_areRefusedAtOnce() {
        String body = "{\"records\":[" + (GOOD + ",").repeat(1001) + "then no JSON";

        assertThatThrownBy(() -> json(body))
                .isInstanceOfSatisfying(TooLargeException.class, e -> assertThat(e.limit()).isEqualTo(1000))
                .hasMessage("more than 1000 records");
    }

    @Test
    void problems_areListedUpTo100AndAllCounted() throws Exception {
        Decoded decoded = json("{\"records\":[" + "{},".repeat(399) + "{}]}");

        assertThat(decoded.problems()).hasSize(100);
        assertThat(decoded.problemCount()).isEqualTo(800);
        assertThat(decoded.badRecords()).isEqualTo(400);
    }

    @Test
    void partial_listsTheFirstProblemOfEveryFurtherRecordAndZeroesItsRow() throws Exception {
        String body = "{\"records\":[" + "{\"Battery\":5},".repeat(200) + GOOD + "]}";

        Decoded decoded = read(new JsonRecords(), body, SCHEMA, Plant.PARTIAL);

        assertThat(decoded.refused()).isFalse();
        assertThat(decoded.problems()).hasSize(100 + 150);
        assertThat(decoded.problems().get(249).pointer()).isEqualTo("#/records/199/Temperature");
        assertThat(decoded.badRecords()).isEqualTo(200);
        assertThat(decoded.isBad(200)).isFalse();
        assertThat(decoded.batch().value(0, 2)).isZero();
        assertThat(decoded.batch().value(200, 2)).isEqualTo(11);
    }

    @Test
    void partialWithNoGoodRecord_isRefused() throws Exception {
        String body = "{\"records\":[" + "{},".repeat(199) + "{}]}";

        Decoded decoded = read(new JsonRecords(), body, SCHEMA, Plant.PARTIAL);

        assertThat(decoded.refused()).isTrue();
        assertThat(decoded.problems()).hasSize(100);
        assertThat(decoded.problemCount()).isEqualTo(400);
    }

    @Test
    void categories_areStrings() throws Exception {
        Decoded decoded = read(
                new JsonRecords(),
                "{\"records\":[{\"Site\":\"south\",\"Temperature\":1},{\"Site\":\"moon\",\"Temperature\":1}]}",
                SITES,
                FAIL);
        Decoded broken = read(
                new JsonRecords(),
                "{\"records\":[{\"Site\":7,\"Temperature\":1},{\"Site\":null,\"Temperature\":1},{\"Temperature\":1}]}",
                SITES,
                FAIL);

        assertThat(decoded.batch().column(0)).startsWith(1, -1);
        assertThat(lines(broken)).containsExactly(
                "0 #/records/0/Site type: Site must be a string, not a number",
                "1 #/records/1/Site null: Site must not be null",
                "2 #/records/2/Site missing: Site is required");
    }

    @ParameterizedTest
    @ValueSource(ints = {1000, 100_000})
    void numbersOfAnyLength_areReadExactly(int digits) throws Exception {
        String third = "0." + "3".repeat(digits);

        Decoded decoded = json("{\"Temperature\":%s,\"Humidity\":%s}".formatted(third, "9".repeat(digits)));

        assertThat(decoded.batch().value(0, 0)).isZero();
        assertThat(lines(decoded)).containsExactly("0 #/Humidity range: Humidity must be a finite number");
        assertThat(json("{\"Temperature\":%s,\"Humidity\":1}".formatted(third)).batch().value(0, 0)).isEqualTo(1 / 3.0);
    }
}
