package io.vigil.core.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class CsvRowsTest {

    private final StringWriter text = new StringWriter();

    @Test
    void cells_areQuotedWhereTheyNeedIt() throws Exception {
        try (CsvRows rows = new CsvRows(text, ';')) {
            rows.row(List.of("a,b", "c;d", "e\"f", "g\nh", "", " i", "j ", "k"));
            rows.row(List.of(""));
        }

        assertThat(text).hasToString("a,b;\"c;d\";\"e\"\"f\";\"g\nh\";;\" i\";\"j \";k\n\"\"\n");
    }

    @Test
    void rows_areReadBackAsTheyWere() throws Exception {
        List<String> cells = List.of("", "\"", "\r", "a\r\nb", "\"\"", "x\ty", " ", "é😀");
        try (CsvRows rows = new CsvRows(text, '\t')) {
            rows.row(List.of("1", "2", "3", "4", "5", "6", "7", "8"));
            rows.row(cells);
        }

        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        try (CsvTable table = CsvTable.of(new ByteArrayInputStream(bytes))) {
            assertThat(table.next()).isTrue();
            assertThat(table.cells()).isEqualTo(cells);
        }
    }
}
