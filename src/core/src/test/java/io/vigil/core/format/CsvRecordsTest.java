package io.vigil.core.format;

import static io.vigil.core.format.Plant.csv;
import static io.vigil.core.format.Plant.lines;
import static io.vigil.core.format.Plant.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvRecordsTest {

    @Test
    void rows_becomeRecordsInTheirOrder() throws Exception {
        Decoded decoded = csv("\uFEFFDevice_ID, Humidity ,Temperature,Battery\r\nA,12,1.5,11\r\n\r\nB, 13 ,\t2,\"1e1\"\r\n");

        assertThat(decoded.refused()).isFalse();
        assertThat(decoded.records()).isEqualTo(2);
        assertThat(decoded.batch().column(0)).startsWith(1.5, 2);
        assertThat(decoded.batch().column(1)).startsWith(12, 13);
        assertThat(decoded.batch().column(2)).startsWith(11, 10);
        assertThat(decoded.unknownFields()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t"})
    void delimiter_isTakenFromTheHeader(String delimiter) throws Exception {
        String body = "Temperature,Humidity,\"a,b;c,;;,\t\"\n1,2,\"x;,\ty\"\n".replaceAll(
                ",(?=Hum|\"a|2|\"x)", delimiter);

        Decoded decoded = csv(body);

        assertThat(decoded.refused()).isFalse();
        assertThat(decoded.unknownFields()).hasSize(1);
        assertThat(decoded.batch().value(0, 1)).isEqualTo(2);
    }

    @Test
    void everyProblem_isListedAtItsCell() throws Exception {
        Decoded decoded = csv("""
                Temperature,Humidity,Battery
                ,x,
                1e400,0x10,NaN
                1,2
                1,2,3,4
                1.,+1,null
                """);

        assertThat(lines(decoded)).containsExactly(
                "0 #/records/0/Temperature missing: Temperature is required",
                "0 #/records/0/Humidity type: Humidity must be a number",
                "1 #/records/1/Temperature range: Temperature must be a finite number",
                "1 #/records/1/Humidity type: Humidity must be a number",
                "1 #/records/1/Battery type: Battery must be a number",
                "2 #/records/2 columns: the row has 2 columns, the header has 3",
                "3 #/records/3 columns: the row has 4 columns, the header has 3",
                "4 #/records/4/Temperature type: Temperature must be a number",
                "4 #/records/4/Humidity type: Humidity must be a number",
                "4 #/records/4/Battery type: Battery must be a number");
    }

    @Test
    void partial_keepsTheGoodRows() throws Exception {
        Decoded decoded = read(
                new CsvRecords(), "Temperature,Humidity\n1,2\n1,2,3\n,4\n5,6\n", Plant.SCHEMA, Plant.PARTIAL);

        assertThat(decoded.refused()).isFalse();
        assertThat(decoded.batch().column(0)).startsWith(1, 0, 0, 5);
        assertThat(decoded.batch().column(1)).startsWith(2, 0, 0, 6);
        assertThat(decoded.badRecords()).isEqualTo(2);
    }

    @Test
    void header_mustHoldEveryRequiredFeatureOnce() throws Exception {
        Decoded decoded = csv("Battery,Zone,Battery,Zone,,\n1,2,3,4,5,6\n");

        assertThat(lines(decoded)).containsExactly(
                "-1 #/Battery duplicate: the field Battery occurs more than once",
                "-1 #/Zone duplicate: the field Zone occurs more than once",
                "-1 #/Temperature missing: column Temperature is required",
                "-1 #/Humidity missing: column Humidity is required");
        assertThat(decoded.unknownFields()).containsExactly("\"\"", "Zone");
    }

    @Test
    void imputedColumn_mayBeAbsentOrEmpty() throws Exception {
        assertThat(csv("Temperature,Humidity\n1,2\n").missing()).containsExactly(0, 0, 1);
        assertThat(csv("Temperature,Humidity,Battery\n1,2, \n1,2,\"\"\n").missing()).containsExactly(0, 0, 2);
    }

    @Test
    void categories_areTexts() throws Exception {
        Decoded decoded =
                read(new CsvRecords(), "Site,Temperature\nsouth,1\n moon ,1\n\"north\",1\n", Plant.SITES, Plant.FAIL);

        assertThat(decoded.batch().column(0)).startsWith(1, -1, 0);
        assertThat(lines(read(new CsvRecords(), "Site,Temperature\n,1\n", Plant.SITES, Plant.FAIL)))
                .containsExactly("0 #/records/0/Site missing: Site is required");
    }

    @Test
    void headerAlone_isAProblem() throws Exception {
        assertThat(lines(csv("Temperature,Humidity\n")))
                .containsExactly("-1 #/records empty: records must hold at least one record");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\r\n", "\uFEFF"})
    void noHeader_isMalformed(String body) {
        assertThatThrownBy(() -> csv(body)).isInstanceOf(MalformedException.class).hasMessage("the body has no header");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1,\"2", "1,\"2\"x", "1,\""})
    void brokenQuote_isMalformed(String row) {
        assertThatThrownBy(() -> csv("Temperature,Humidity\n1,2\n" + row))
                .isInstanceOf(MalformedException.class)
                .hasMessage("line 3: a quote is not closed, or text follows the closing one");
    }

    @Test
    void bytesThatAreNotUtf8_areMalformed() {
        byte[] surrogate = {'a', '\n', (byte) 0xED, (byte) 0xA0, (byte) 0x80};

        assertThatThrownBy(() -> new CsvRecords().read(surrogate, 0, 5, Plant.SCHEMA, Plant.FAIL))
                .isInstanceOf(MalformedException.class)
                .hasMessage("not UTF-8 at byte 2");
    }

    @Test
    void rowsBeyondTheLimit_areRefusedAtOnce() {
        assertThatThrownBy(() -> csv("Temperature,Humidity\n" + "1,2\n".repeat(1001) + "\"broken"))
                .isInstanceOf(TooLargeException.class)
                .hasMessage("more than 1000 records");
    }
}
