package io.vigil.client.read;

import static io.vigil.client.read.Reading.items;
import static io.vigil.client.read.Reading.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvSourceTest {

    @Test
    void numbers_areSentAsTheyAreWritten() throws Exception {
        assertThat(items("a.csv", "a,b,c\n-0.10,1E+5,123456789012345678901\n", null))
                .containsExactly(row(2, "{\"a\":-0.10,\"b\":1E+5,\"c\":123456789012345678901}"));
    }

    @Test
    void otherCells_areStrings_andEmptyOnesAreLeftOut() throws Exception {
        assertThat(items("a.csv", "a,b,c,d\nNaN,,+1,\"x \"\"y\"\"\"\n,,,\n", null))
                .containsExactly(row(2, "{\"a\":\"NaN\",\"c\":\"+1\",\"d\":\"x \\\"y\\\"\"}"), row(3, "{}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t"})
    void theDelimiter_isTakenFromTheHeader(String delimiter) throws Exception {
        assertThat(items("-", "a|\"x,,;;\"|b\n1|2|3\n".replace("|", delimiter), null))
                .containsExactly(row(2, "{\"a\":1,\"x,,;;\":2,\"b\":3}"));
    }

    @Test
    void blanksAroundNamesAndCells_andAByteOrderMark_areDropped() throws Exception {
        assertThat(items("a.csv", "\uFEFFa, b\n 1 ,\tx\n", null)).containsExactly(row(2, "{\"a\":1,\"b\":\"x\"}"));
    }

    @Test
    void lines_areThoseOfTheFile() throws Exception {
        assertThat(items("a.csv", "\r\na,b\r\n\r\n\"1\r\n2\",3\r\n4,5", null))
                .extracting(Item::line)
                .containsExactly(4L, 6L);
    }

    @Test
    void theLabel_isTakenOut() throws Exception {
        assertThat(items("a.csv", "a,Anomaly\n1,1\n2,0\n3,\n4,x\n", null))
                .containsExactly(
                        new Item.Row(2, "{\"a\":1}", Label.ANOMALY),
                        new Item.Row(3, "{\"a\":2}", Label.NORMAL),
                        new Item.Row(4, "{\"a\":3}", Label.NONE),
                        new Item.Row(5, "{\"a\":4}", Label.UNREADABLE));
    }

    @Test
    void aLabelThatNoColumnHas_isRefused() {
        assertThatThrownBy(() -> items("a.csv", "a,b\n1,2\n", "fault"))
                .isInstanceOf(ReplayException.class)
                .hasMessage("no column is named fault; the columns are a, b");
    }

    @Test
    void raggedRows_areUnreadable_andTheOthersAreRead() throws Exception {
        assertThat(items("a.csv", "a,b\n1\n1,2,3\n1,2\n", null))
                .containsExactly(
                        new Item.Unreadable(2, "1 cell where the header has 2"),
                        new Item.Unreadable(3, "3 cells where the header has 2"),
                        row(4, "{\"a\":1,\"b\":2}"));
    }

    @Test
    void aRowThatIsNotUtf8_isUnreadable() throws Exception {
        byte[] bytes = "a,b\nx\u00ff,1\nü,2\n".getBytes(StandardCharsets.ISO_8859_1);
        bytes[bytes.length - 4] = 'u';
        assertThat(items("a.csv", bytes, null))
                .containsExactly(new Item.Unreadable(2, "not UTF-8"), row(3, "{\"a\":\"u\",\"b\":2}"));
    }

    @Test
    void aColumnWithoutAName_isNotSent() throws Exception {
        assertThat(items("a.csv", ",a\n0,1\n", null)).containsExactly(row(2, "{\"a\":1}"));
    }

    @Test
    void aNameThatOccursTwice_isRefused() {
        assertThatThrownBy(() -> items("a.csv", "a,b,a\n", null)).hasMessage("two columns are named a");
    }

    @Test
    void aHeaderThatIsNotUtf8_isRefused() {
        assertThatThrownBy(() -> items("a.csv", "a,ü\n".getBytes(StandardCharsets.UTF_16), null))
                .hasMessage("the header is not UTF-8");
    }

    @Test
    void anEmptyInput_isRefused() {
        assertThatThrownBy(() -> items("a.csv", " \n\n", null)).hasMessage("the input is empty");
    }

    @Test
    void quotesThatDoNotMatch_endTheReplay_withTheLine() {
        assertThatThrownBy(() -> items("a.csv", "a,b\n1,2\n\"3,4\n5,6\n", null))
                .isInstanceOf(ReplayException.class)
                .hasMessage("the rows after line 2 cannot be read: their quotes do not match,"
                        + " or a cell is longer than 1048576 characters");
    }

    @Test
    @Timeout(value = 10, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aRow_isThereAsSoonAsItsLineHasArrived() throws IOException, ReplayException {
        try (PipedOutputStream pipe = new PipedOutputStream()) {
            PipedInputStream in = new PipedInputStream(pipe);
            pipe.write("a\n1\n".getBytes(StandardCharsets.UTF_8));
            pipe.flush();
            Source source = Input.open("-", in, LabelName.of(null), Form.OBJECTS, TimeShift.NONE);
            assertThat(source.next()).isEqualTo(row(2, "{\"a\":1}"));
            pipe.write("2\r\n".getBytes(StandardCharsets.UTF_8));
            pipe.flush();
            assertThat(source.next()).isEqualTo(row(3, "{\"a\":2}"));
        }
    }
}
