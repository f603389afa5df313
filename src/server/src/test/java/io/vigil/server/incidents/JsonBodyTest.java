package io.vigil.server.incidents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.vigil.server.ops.Failure;
import io.vigil.server.ops.Failure.Fault;
import io.vigil.server.ops.FailureException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonBodyTest {

    private static Maintenance plan(String json) {
        JsonBody body = new JsonBody(json.getBytes(StandardCharsets.UTF_8), MaintenanceController.FIELDS);
        return MaintenanceController.plan(body, ZoneOffset.UTC);
    }

    @Test
    void plan_isRead() {
        assertThat(plan("{\"location\":\"hall 2\",\"from\":\"2026-01-01\",\"to\":1767225660000,\"note\":\"new pump\"}"))
                .isEqualTo(new Maintenance(0, "location", "hall 2", 1_767_225_600_000_000L, 1_767_225_660_000_000L, "new pump"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {}                                                      | # missing exactly one of sensor, location and type is required; #/from missing from is required; #/to missing to is required
            {"sensor":"a","type":"b","from":1,"to":2}               | # missing exactly one of sensor, location and type is required
            {"sensor":1,"from":1,"to":2}                            | #/sensor type sensor must be a text of at most 1000 characters, without control characters
            {"sensor":"a\\u0000","from":1,"to":2}                   | #/sensor type sensor must be a text of at most 1000 characters, without control characters
            {"sensor":"a\\ud800","from":1,"to":2}                   | #/sensor type sensor must be a text of at most 1000 characters, without control characters
            {"sensor":"a","from":2,"to":2}                          | #/from range from must be before to
            {"sensor":"a","from":"soon","to":2}                     | #/from type from must be a time since 1970, as 2026-01-02T03:04:05Z or in epoch milliseconds
            {"sensor":"a","from":-1,"to":2}                         | #/from type from must be a time since 1970, as 2026-01-02T03:04:05Z or in epoch milliseconds
            {"sensor":"a","from":true,"to":[2]}                     | #/from type from must be a time since 1970, as 2026-01-02T03:04:05Z or in epoch milliseconds; #/to type to must be a time since 1970, as 2026-01-02T03:04:05Z or in epoch milliseconds
            {"sensor":"a","from":1,"to":2,"note":{}}                | #/note type note must be a text of at most 1000 characters, without control characters
            {"sensor":"a","sensor":"b","from":1,"to":2}             | #/sensor duplicate sensor must occur once
            {"sensor":"a","from":1,"to":2,"by":"me","why":[[1]]}    | # unknown the fields are sensor, location, type, from, to, note, no others
            [1,[2]]                                                 | # type the body must be an object; # missing exactly one of sensor, location and type is required; #/from missing from is required; #/to missing to is required
            """)
    void brokenRules_areTold(String json, String faults) {
        Failure failure = catchThrowableOfType(FailureException.class, () -> plan(json)).failure();

        assertThat(failure.status()).isEqualTo(422);
        assertThat(failure.faults().stream().map(JsonBodyTest::told).toList()).isEqualTo(List.of(faults.split("; ")));
    }

    private static String told(Fault fault) {
        return fault.pointer() + " " + fault.code() + " " + fault.detail();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ``                 | the body is empty
            {                  | not JSON at line 1, column 2
            {"a":NaN}          | not JSON at line 1, column 9
            {} {}              | more than one JSON document
            """)
    void whatIsNoJson_isRefused(String json, String detail) {
        assertThatThrownBy(() -> plan(json)).hasMessage(detail);
        assertThat(catchThrowableOfType(FailureException.class, () -> plan(json)).failure().status()).isEqualTo(400);
    }

    @Test
    void flag_isTrueOrFalse() {
        assertThat(body("{\"true_alarm\":true}").flag("true_alarm")).isTrue();
        assertThat(body("{\"true_alarm\":false}").flag("true_alarm")).isFalse();
        for (String json : List.of("{}", "{\"true_alarm\":null}", "{\"true_alarm\":\"true\"}", "{\"true_alarm\":1}")) {
            JsonBody body = body(json);
            body.flag("true_alarm");
            assertThatThrownBy(body::check)
                    .hasMessage(json.equals("{}") ? "true_alarm is required" : "true_alarm must be true or false");
        }
    }

    private static JsonBody body(String json) {
        return new JsonBody(json.getBytes(StandardCharsets.UTF_8), List.of("true_alarm"));
    }
}
