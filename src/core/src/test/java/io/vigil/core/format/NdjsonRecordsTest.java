package io.vigil.core.format;

import static io.vigil.core.format.Plant.lines;
import static io.vigil.core.format.Plant.ndjson;
import static io.vigil.core.format.Plant.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NdjsonRecordsTest {

    private static final String GOOD = "{\"Temperature\":1.5,\"Humidity\":12}";

    @Test
    void lines_becomeRowsInTheirOrder() throws Exception {
        Decoded decoded = ndjson("\uFEFF\r\n" + GOOD + "\r\n \t\n{\"Humidity\":3,\"Temperature\":2,\"Zone\":1}");

        assertThat(decoded.refused()).isFalse();
        assertThat(decoded.records()).isEqualTo(2);
        assertThat(decoded.batch().column(0)).startsWith(1.5, 2);
        assertThat(decoded.batch().column(1)).startsWith(12, 3);
        assertThat(decoded.missing()).containsExactly(0, 0, 2);
        assertThat(decoded.unknownFields()).containsExactly("Zone");
        assertThat(decoded.bareObject()).isEmpty();
    }

    @Test
    void everyProblem_isListedByRecord() throws Exception {
        assertThat(lines(ndjson("{\"Temperature\":\"1\",\"Humidity\":1}\n\n[1]\n{\"records\":[]}"))).containsExactly(
                "0 #/records/0/Temperature type: Temperature must be a number, not a string",
                "1 #/records/1 type: a record must be an object, not an array",
                "2 #/records/2/Temperature missing: Temperature is required",
                "2 #/records/2/Humidity missing: Humidity is required");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"Temperature\":NaN}|not JSON at column 19",
                "{\"Temperature\":1|not JSON at column 17",
                "{} {}|more than one JSON document",
                "{} x|not JSON at column 4",
                "{\"a\":[[[[[[[[[[[[[[[[[[[[1|nested deeper than 16 levels",
            })
    void lineThatIsNotJson_isNamedAndWithPartialABadRecord(String line, String reason) throws Exception {
        String body = "\n" + GOOD + "\n" + line + "\n" + GOOD + "\n";

        assertThatThrownBy(() -> ndjson(body))
                .isInstanceOf(MalformedException.class)
                .hasMessage("line 3: " + reason);

        Decoded partial = read(new NdjsonRecords(), body, Plant.SCHEMA, Plant.PARTIAL);
        assertThat(partial.refused()).isFalse();
        assertThat(partial.records()).isEqualTo(3);
        assertThat(partial.badRecords()).isEqualTo(1);
        assertThat(lines(partial)).last().isEqualTo("1 #/records/1 syntax: line 3: " + reason);
        assertThat(partial.batch().column(0)).startsWith(1.5, 0, 1.5);
    }

    @Test
    void noLines_areAProblem() throws Exception {
        assertThat(lines(ndjson("\n \n")))
                .containsExactly("-1 #/records empty: records must hold at least one record");
    }

    @Test
    void linesBeyondTheLimit_areRefusedAtOnce() {
        assertThatThrownBy(() -> ndjson((GOOD + "\n").repeat(1001) + "no JSON"))
                .isInstanceOf(TooLargeException.class)
                .hasMessage("more than 1000 records");
    }

    @Test
    void bytesThatAreNotUtf8_areMalformedWithPartialToo() {
        byte[] truncated = {'{', '}', '\n', (byte) 0xE2, (byte) 0x82};

        assertThatThrownBy(() -> new NdjsonRecords().read(truncated, 0, 5, Plant.SCHEMA, Plant.PARTIAL))
                .isInstanceOf(MalformedException.class)
                .hasMessage("not UTF-8 at byte 3");
    }
}
