package io.vigil.client.read;

import static io.vigil.client.read.Reading.items;
import static io.vigil.client.read.Reading.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonLinesSourceTest {

    @Test
    void fields_arePassedThroughCharacterByCharacter() throws Exception {
        assertThat(items("-", "{\"a\": 1.50 , \"b\":{\"x\" : [1, 2]},\"c\":\"\\u00e9}\"}\n", null))
                .containsExactly(row(1, "{\"a\": 1.50,\"b\":{\"x\" : [1, 2]},\"c\":\"\\u00e9}\"}"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{\"is_anomaly\":true, \"t\":1}       | ANOMALY",
        "{\"t\":1 , \"is_anomaly\": 1 }       | ANOMALY",
        "{\"t\":1,\"is_anomaly\":\"0\"}       | NORMAL",
        "{\"t\":1,\"is_anomaly\":null}        | NONE",
        "{\"t\":1}                            | NONE",
        "{\"t\":1,\"is_anomaly\":[1]}         | UNREADABLE"
    })
    void theLabel_isTakenOut(String line, Label label) throws Exception {
        assertThat(items("-", line, null)).containsExactly(new Item.Row(1, "{\"t\":1}", label));
    }

    @Test
    void aNamedLabel_leavesTheUsualNamesAlone() throws Exception {
        assertThat(items("-", "{\"anomaly\":0,\"fault\":1}", "fault"))
                .containsExactly(new Item.Row(1, "{\"anomaly\":0}", Label.ANOMALY));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{\"a\":                | not JSON near column 6",
        "{\"a\":NaN}            | not JSON near column 9",
        "{\"a\":01}             | not JSON near column 7",
        "{'a':1}                | not JSON near column 2",
        "{\"a\":1}x             | not JSON near column 8",
        "{\"a\":1} {\"a\":2}    | something follows the JSON object",
        "[1]                    | not a JSON object",
        "7                      | not a JSON object"
    })
    void aBrokenLine_isUnreadable_andTheNextIsRead(String line, String reason) throws Exception {
        assertThat(items("a.jsonl", line + "\n\n{}\n", null))
                .containsExactly(new Item.Unreadable(1, reason), row(3, "{}"));
    }

    @Test
    void aLineNestedDeeperThanTheApiTakes_isUnreadable() throws Exception {
        String deepest = "{\"a\":" + "[".repeat(13) + "]".repeat(13) + "}";
        String tooDeep = "{\"a\":" + "[".repeat(14) + "]".repeat(14) + "}";
        assertThat(items("-", deepest + "\n" + tooDeep, null))
                .hasExactlyElementsOfTypes(Item.Row.class, Item.Unreadable.class);
    }

    @Test
    void aLineThatIsTooLong_isUnreadable() throws Exception {
        String line = "{\"a\":\"" + "x".repeat(JsonLinesSource.LONGEST_LINE) + "\"}";
        assertThat(items("-", line + "\n{}", null))
                .containsExactly(new Item.Unreadable(1, "longer than 1048576 characters"), row(2, "{}"));
    }

    @Test
    void aLineThatIsNotUtf8_isUnreadable() throws Exception {
        byte[] bytes = "{\"a\":\"?\"}\n{}\n".getBytes(StandardCharsets.UTF_8);
        bytes[6] = (byte) 0xff;
        assertThat(items("-", bytes, null)).containsExactly(new Item.Unreadable(1, "not UTF-8"), row(2, "{}"));
    }

    @Test
    void aJsonArray_isRefusedWithAWayOut() {
        assertThatThrownBy(() -> items("a.json", "[{\"a\":1}]", null))
                .hasMessage("the input is a JSON array; JSONL has one object per line (jq -c '.[]' makes it)");
    }
}
