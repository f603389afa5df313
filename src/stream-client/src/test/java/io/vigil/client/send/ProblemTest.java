package io.vigil.client.send;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ProblemTest {

    private static Problem read(String json) {
        return Problem.read(json.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void errors_areSortedByTheRecordTheyPointAt() {
        Problem problem = read(
                """
                {"type":"about:blank","title":"Unprocessable Content","detail":"2 problems","errors":[
                  {"pointer":"#/records/1/t","code":"missing","detail":"t is missing"},
                  {"pointer":"#/records/1/u","code":"type","detail":"u is no number"},
                  {"pointer":"#/threshold","detail":"threshold is no number"}]}""");
        assertThat(problem.reason(1)).isEqualTo("t is missing; u is no number");
        assertThat(problem.reason(0)).isEqualTo("2 problems");
        assertThat(problem.summary()).isEqualTo("2 problems; threshold is no number");
    }

    @Test
    void withoutADetail_theTitleSpeaks() {
        assertThat(read("{\"title\":\"Not Found\",\"status\":404}").summary()).isEqualTo("Not Found");
    }

    @Test
    void aBodyThatIsNoProblem_saysNothing() {
        assertThat(read("<html>").summary()).isEmpty();
        assertThat(read("[1]").summary()).isEmpty();
        assertThat(read("").summary()).isEmpty();
    }
}
