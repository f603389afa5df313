package io.vigil.core.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTableTest {

    @TempDir
    Path folder;

    @Test
    void file_isReadRowByRow() throws Exception {
        Path file = folder.resolve("readings.csv");
        Files.writeString(file, "\uFEFF\r\nname ; value\r\n\" a;\"\"b\r\nc\"; 1 \r\n\r\nd;2\r\n");

        try (CsvTable table = CsvTable.open(file)) {
            assertThat(table.header()).containsExactly("name", "value");
            assertThat(table.delimiter()).isEqualTo(';');
            assertThat(table.find("value")).isEqualTo(1);
            assertThat(table.find("other")).isEqualTo(-1);
            assertThat(table.next()).isTrue();
            assertThat(table.cells()).containsExactly(" a;\"b\r\nc", " 1 ");
            assertThat(table.cell(1)).isEqualTo("1");
            assertThat(table.line()).isEqualTo(3);
            assertThat(table.next()).isTrue();
            assertThat(table.cells()).containsExactly("d", "2");
            assertThat(table.line()).isEqualTo(6);
            assertThat(table.next()).isFalse();
        }
    }

    @Test
    void fittedCells_areAsManyAsTheHeaders() throws Exception {
        try (CsvTable table = table("a,b\n1\n1,2,3\n1,2\n")) {
            for (String cells : new String[] {"[1, ]", "[1, 2]", "[1, 2]"}) {
                assertThat(table.next()).isTrue();
                assertThat(table.fittedCells()).hasToString(cells);
            }
        }
    }

    @Test
    void raggedRow_isKnown() throws Exception {
        try (CsvTable table = table("a,b\n1\n1,2,3\n1,2\n")) {
            assertThat(table.next() && table.ragged()).isTrue();
            assertThat(table.cell(1)).isEmpty();
            assertThat(table.next() && table.ragged()).isTrue();
            assertThat(table.next() && !table.ragged()).isTrue();
        }
    }

    /// The writing end stays open: a row must not wait for more than its own line.
    @Test
    void pipe_isReadLive() throws Exception {
        try (PipedOutputStream out = new PipedOutputStream();
                PipedInputStream in = new PipedInputStream(out)) {
            out.write("a,b\n1,2\n".getBytes(StandardCharsets.UTF_8));
            CsvTable table = CsvTable.of(in);
            assertThat(table.next()).isTrue();
            assertThat(table.cells()).containsExactly("1", "2");
            out.write("3,4\r\n".getBytes(StandardCharsets.UTF_8));
            assertThat(table.next()).isTrue();
            assertThat(table.cells()).containsExactly("3", "4");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "\uFEFF"})
    void noHeader_isMalformed(String text) {
        assertThatThrownBy(() -> table(text)).isInstanceOf(MalformedException.class).hasMessage("the file has no header");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`a,b, a\n`|the header names a twice",
                "`a,\"b\n`|line 1: a quote is not closed, or text follows the closing one",
            })
    void brokenHeader_isMalformed(String text, String message) {
        assertThatThrownBy(() -> table(text)).isInstanceOf(MalformedException.class).hasMessage(message);
    }

    @Test
    void endlessHeader_isMalformed() {
        assertThatThrownBy(() -> table("x".repeat(2_000_000)))
                .isInstanceOf(MalformedException.class)
                .hasMessage("the header is longer than 1048576 bytes");
    }

    @Test
    void brokenRow_isNamedByItsLine() throws Exception {
        try (CsvTable table = table("a,b\n1,2\n\n3,\"4")) {
            assertThat(table.next()).isTrue();
            assertThatThrownBy(table::next)
                    .isInstanceOf(MalformedException.class)
                    .hasMessage("line 4: a quote is not closed, or text follows the closing one");
        }
    }

    @Test
    void bytesThatAreNotUtf8_areMalformed() throws Exception {
        byte[] latin1 = "a,b\n1,2\n3,\u00e9\n".getBytes(StandardCharsets.ISO_8859_1);

        assertThatThrownBy(() -> {
                    try (CsvTable table = CsvTable.of(new ByteArrayInputStream(latin1))) {
                        while (table.next()) {
                            assertThat(table.cells()).hasSize(2);
                        }
                    }
                })
                .isInstanceOf(MalformedException.class)
                .hasMessageStartingWith("not UTF-8 in line ");
    }

    private static CsvTable table(String text) throws Exception {
        return CsvTable.of(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }
}
