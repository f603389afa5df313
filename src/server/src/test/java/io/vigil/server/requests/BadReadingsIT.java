package io.vigil.server.requests;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.server.TestServer;
import io.vigil.server.db.TestDatabase;
import io.vigil.server.db.TestPostgres;
import io.vigil.server.readings.ReadingsServer;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every way to send a bad reading, and the exact words that it is answered with: `requests/readings.yaml`.
@ExtendWith(TestPostgres.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadReadingsIT {

    private static final List<RequestCase> CASES = RequestFile.read("readings.yaml");

    private TestDatabase database;
    @AutoClose
    private ReadingsServer server;

    static List<RequestCase> cases() {
        return CASES;
    }

    @BeforeAll
    void start(TestPostgres.Server postgres) {
        database = postgres.create();
        server = ReadingsServer.start(database, "--vigil.retention=3650d");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void badReading_isAnsweredInTheseWords(RequestCase request) {
        TestServer http = server.http();
        Answer answer = Answer.to(request, http);

        assertThat(answer.body()).isEqualTo(request.expected().body());
        assertThat(answer.status()).isEqualTo(request.expected().status());
        assertThat(answer.header("Content-Type")).isEqualTo(request.expected().mediaType());
        assertThat(answer.body()).doesNotContain("java.", "io.vigil", "Exception", "\tat ", "org.");
        assertThat(answer.body().toLowerCase(Locale.ROOT)).doesNotContain(RequestCase.VALUES);
    }

    /// A case that was sent before is a duplicate the second time, and is not counted again.
    @Test
    void impossibleCoordinates_areCountedAndNotKept() {
        List<RequestCase> impossible = CASES.stream().filter(one -> one.name().endsWith("dropped")).toList();
        impossible.forEach(one -> Answer.to(one, server.http()));

        assertThat(server.get("/actuator/prometheus"))
                .contains("vigil_readings_dropped_total{part=\"position\"} %d.0".formatted(impossible.size()));
        for (String sensor : List.of("polar", "equator", "nowhere")) {
            assertThat(server.get("/readings?sensor=" + sensor))
                    .contains("\"value\":1.5")
                    .doesNotContain("\"lat\"", "\"lon\"");
        }
    }

    @Test
    void table_holdsEachCaseOnce() {
        assertThat(CASES).extracting(RequestCase::name).doesNotHaveDuplicates().hasSizeGreaterThan(80);
    }
}
