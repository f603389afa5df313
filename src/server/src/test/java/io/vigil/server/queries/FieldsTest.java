package io.vigil.server.queries;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.core.format.ByteOutput;
import io.vigil.server.queries.ReadingRow.ReadingShape;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldsTest {

    private static final ReadingRow FULL = new ReadingRow(
            7, 1, "=cmd|' /C calc'!A0", "heat", "hall, 1", "p-1", "°C", 1_500_000, -1.5, 2, true, true, 0.75, 0b11, 1,
            Double.NaN, 2, 47.5, 8.25, true, false, 0.25, true);

    private static final ReadingRow BARE = new ReadingRow(
            8, 1, "b", "heat", "", null, null, 0, 1, 0, false, false, 0, 0, Double.NaN, Double.NaN, Double.NaN,
            Double.NaN, Double.NaN, null, null, Double.NaN, null);

    private static String json(ReadingRow reading) {
        ByteOutput out = new ByteOutput();
        JsonFields.object(out, reading::write);
        return text(out);
    }

    private static String text(ByteOutput out) {
        return new String(out.toByteArray(), StandardCharsets.UTF_8);
    }

    @Test
    void json_holdsWhatIsThere() {
        assertThat(json(FULL)).isEqualTo("{\"id\":7,\"sensor_id\":\"=cmd|' /C calc'!A0\",\"sensor_type\":\"heat\","
                + "\"location\":\"hall, 1\",\"plant_id\":\"p-1\",\"unit\":\"°C\",\"timestamp\":\"1970-01-01T00:00:01.500Z\","
                + "\"value\":-1.5,\"outcome\":\"conflict\",\"is_anomaly\":true,\"in_event\":true,\"anomaly_score\":0.75,"
                + "\"reasons\":[\"range\",\"spike\"],\"expected\":1.0,\"lower\":null,\"upper\":2.0,\"lat\":47.5,\"lon\":8.25,"
                + "\"reported_anomaly\":true,\"ml\":{\"is_anomaly\":false,\"anomaly_score\":0.25},"
                + "\"rules\":{\"is_anomaly\":true}}");
        assertThat(json(BARE)).isEqualTo("{\"id\":8,\"sensor_id\":\"b\",\"sensor_type\":\"heat\",\"location\":\"\","
                + "\"timestamp\":\"1970-01-01T00:00:00Z\",\"value\":1.0,\"outcome\":\"stored\",\"is_anomaly\":false,"
                + "\"in_event\":false,\"anomaly_score\":0.0,\"reasons\":[],\"expected\":null,\"lower\":null,\"upper\":null}");
    }

    @Test
    void csv_hasAPlaceForAll() {
        ByteOutput out = new ByteOutput();
        CsvFields.table(out, List.of(FULL, BARE), new ReadingShape("readings"));

        assertThat(text(out)).isEqualTo("""
                id,sensor_id,sensor_type,location,plant_id,unit,timestamp,value,outcome,is_anomaly,in_event,\
                anomaly_score,reasons,expected,lower,upper,lat,lon,reported_anomaly,ml_is_anomaly,ml_anomaly_score,\
                rules_is_anomaly
                7,'=cmd|' /C calc'!A0,heat,"hall, 1",p-1,°C,1970-01-01T00:00:01.500Z,-1.5,conflict,true,true,0.75,\
                range|spike,1.0,,2.0,47.5,8.25,true,false,0.25,true
                8,b,heat,,,,1970-01-01T00:00:00Z,1.0,stored,false,false,0.0,,,,,,,,,,
                """);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            plain | plain
            =1+1  | '=1+1
            +1    | '+1
            -1    | '-1
            @A1   | '@A1
            a-b   | a-b
            a"b   | "a""b"
            =a,b  | "'=a,b"
            """)
    void textCells_areNoFormulas(String text, String cell) {
        assertThat(CsvFields.cell(text)).isEqualTo(cell);
    }
}
