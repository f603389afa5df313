package io.vigil.core.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.core.record.RecordBatch;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// A batch that held other records reads like a new one.
class ReusedBatchTest {

    static Stream<Arguments> bodies() {
        return Stream.of(
                Arguments.of(
                        new JsonRecords(),
                        "{\"records\":[{\"Temperature\":1,\"Humidity\":2,\"Battery\":3},{\"Temperature\":4,\"Humidity\":5,\"Battery\":6}]}",
                        "{\"records\":[{\"Temperature\":7,\"Humidity\":8}]}"),
                Arguments.of(
                        new NdjsonRecords(),
                        "{\"Temperature\":1,\"Humidity\":2,\"Battery\":3}\n{\"Temperature\":4,\"Humidity\":5,\"Battery\":6}\n",
                        "{\"Temperature\":7,\"Humidity\":8}\n"),
                Arguments.of(
                        new CsvRecords(),
                        "Temperature,Humidity,Battery\n1,2,3\n4,5,6\n",
                        "Temperature,Humidity\n7,8\n"));
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void usedBatch_holdsOnlyTheNewRecords(RecordReader reader, String before, String body)
            throws MalformedException, TooLargeException {
        RecordBatch batch = new RecordBatch(Plant.SCHEMA.size());
        read(reader, before, batch);

        Decoded decoded = read(reader, body, batch);

        assertThat(decoded.batch()).isSameAs(batch);
        assertThat(decoded.records()).isEqualTo(1);
        assertThat(row(batch)).containsExactly(7, 8, Double.NaN);
        assertThat(decoded.missing()).containsExactly(0, 0, 1);
    }

    private static Decoded read(RecordReader reader, String body, RecordBatch batch)
            throws MalformedException, TooLargeException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return reader.read(bytes, 0, bytes.length, Plant.SCHEMA, Plant.FAIL, batch);
    }

    private static double[] row(RecordBatch batch) {
        double[] row = new double[batch.features()];
        Arrays.setAll(row, f -> batch.value(0, f));
        return row;
    }
}
