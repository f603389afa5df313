package io.vigil.client.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vigil.client.read.ReplayException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerReaderTest {

    private static Answer read(String json, int rows) throws ReplayException {
        return AnswerReader.read(json.getBytes(StandardCharsets.UTF_8), rows, 7);
    }

    @Test
    void results_areReadInOrder_whateverElseIsThere() throws Exception {
        Answer answer = read(
                """
                {"model":"m","version":2,"threshold":0.5,"results":[
                  {"is_anomaly":true,"anomaly_probability":0.8,"explanation":{"contributions":[{"feature":"t"}]}},
                  {"index":1,"errors":[{"pointer":"#/records/1/t","detail":"t is missing"},{"code":"type"}]},
                  {"anomaly_score":12,"is_anomaly":false}],
                 "warnings":["x is not a feature of this model",{"odd":1}]}""",
                3);
        assertThat(answer.outcomes())
                .containsExactly(
                        new Outcome.Scored(true, 0.8),
                        new Outcome.Rejected("t is missing; type"),
                        new Outcome.Scored(false, 12));
        assertThat(answer.warnings()).containsExactly("x is not a feature of this model");
        assertThat(answer.nanos()).isEqualTo(7);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "<html>                                     | the answer is not JSON",
        "{\"results\":[                             | the answer is not JSON",
        "[]                                         | the answer is not a JSON object",
        "{}                                         | the answer has 0 results for 1 rows",
        "{\"results\":[{\"is_anomaly\":true}]}      | a result of the answer has neither score nor errors",
        "{\"results\":[{\"anomaly_score\":1}]}      | a result of the answer has neither score nor errors"
    })
    void anyOtherAnswer_isRefused(String json, String reason) {
        assertThatThrownBy(() -> read(json, 1))
                .isInstanceOf(ReplayException.class)
                .hasMessage(reason + "; is this a Vigil server?");
    }
}
