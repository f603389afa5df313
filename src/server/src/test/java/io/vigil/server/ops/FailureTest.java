package io.vigil.server.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.server.ops.Failure.Fault;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FailureTest {

    private static String json(Failure failure) {
        return new String(failure.toJson(), StandardCharsets.UTF_8);
    }

    @Test
    void failureWithoutFaults_hasFourMembers() {
        assertThat(json(Failure.of(404, "no \"such\" path")))
                .isEqualTo("{\"type\":\"about:blank\",\"title\":\"Not Found\",\"status\":404,"
                        + "\"detail\":\"no \\\"such\\\" path\"}");
    }

    @Test
    void faults_areListed() {
        Failure failure = new Failure(
                422,
                "2 problems",
                List.of(new Fault("#/a", "missing", "a is missing"), new Fault("?b", "value", "b is wrong")),
                Map.of());

        assertThat(json(failure))
                .isEqualTo("{\"type\":\"about:blank\",\"title\":\"Unprocessable Content\",\"status\":422,"
                        + "\"detail\":\"2 problems\",\"errors\":["
                        + "{\"pointer\":\"#/a\",\"code\":\"missing\",\"detail\":\"a is missing\"},"
                        + "{\"pointer\":\"?b\",\"code\":\"value\",\"detail\":\"b is wrong\"}]}");
    }

    @Test
    void unknownStatus_hasATitleToo() {
        assertThat(json(Failure.of(499, "gone"))).contains("\"title\":\"Error\"");
    }

    @Test
    void unprocessable_tellsTheFirstOfMany() {
        List<Fault> faults = Collections.nCopies(101, new Fault("#/a", "missing", "a is missing"));

        assertThat(Failure.unprocessable(faults.subList(0, 1), 1).detail()).isEqualTo("a is missing");
        assertThat(Failure.unprocessable(faults.subList(0, 2), 2).detail()).isEqualTo("2 problems; the first: a is missing");
        assertThat(Failure.unprocessable(faults, 250).detail())
                .isEqualTo("250 problems, of which 100 are listed; the first: a is missing");
        assertThat(Failure.unprocessable(faults, 250).faults()).hasSize(100);
    }
}
