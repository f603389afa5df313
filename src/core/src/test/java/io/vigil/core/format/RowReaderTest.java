package io.vigil.core.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vigil.core.record.RecordBatch;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RowReaderTest {

    @Test
    void rows_areReadByTheRulesOfCsvRecords() throws Exception {
        RecordBatch batch = new RecordBatch(3);
        List<String> reasons = new ArrayList<>();
        try (CsvTable table = table("Battery,note,Humidity,Temperature\n,x,2, 1 \n1,x,,?\n1,x,2\n4,x,3,2\n")) {
            RowReader reader = RowReader.of(Plant.SCHEMA, table);
            while (table.next()) {
                reasons.add(reader.read(table, batch));
            }
        }

        assertThat(reasons).containsExactly(
                "",
                "Temperature must be a number; Humidity is required",
                "the row has 3 columns, the header has 4",
                "");
        assertThat(batch.rows()).isEqualTo(4);
        assertThat(batch.column(0)).startsWith(1, 0, 0, 2);
        assertThat(batch.column(1)).startsWith(2, 0, 0, 3);
        assertThat(batch.column(2)).startsWith(Double.NaN, 0, 0, 4);
    }

    @Test
    void missingColumns_areNamedAtOnce() throws Exception {
        try (CsvTable table = table("temperature,Zone\n1,2\n")) {
            assertThatThrownBy(() -> RowReader.of(Plant.SCHEMA, table))
                    .isInstanceOf(MalformedException.class)
                    .hasMessage("columns are missing: Temperature, Humidity");
        }
    }

    private static CsvTable table(String text) throws Exception {
        return CsvTable.of(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }
}
