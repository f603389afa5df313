package io.vigil.server.requests;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.server.TestServer;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every way to send a bad request, and the exact words it is refused with: `requests/bad.yaml`.
@ExtendWith(RequestServer.class)
class BadRequestsIT {

    private static final List<RequestCase> CASES = RequestFile.read("bad.yaml");

    static Stream<RequestCase> cases() {
        return CASES.stream()
                .flatMap(request -> request.meansDefault()
                        ? Stream.of(request, request.onModel("iot-forest"))
                        : Stream.of(request));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void badRequest_isRefusedInTheseWords(RequestCase request, TestServer server) {
        Answer answer = Answer.to(request, server);

        assertThat(answer.body()).isEqualTo(request.expected().body());
        assertThat(answer.status()).isEqualTo(request.expected().status());
        assertThat(answer.header("Content-Type")).isEqualTo(request.expected().mediaType());
        assertThat(answer.headers()).containsAllEntriesOf(request.expected().headers());
        assertThat(answer.header("X-Request-Id")).isNotEmpty();
        assertThat(answer.body()).doesNotContain("java.", "io.vigil", "Exception", "\tat ", "org.");
        assertThat(answer.body().toLowerCase(Locale.ROOT)).doesNotContain(RequestCase.VALUES);
    }

    @Test
    void table_holdsEachCaseOnce() {
        assertThat(CASES).extracting(RequestCase::name).doesNotHaveDuplicates().hasSizeGreaterThan(280);
    }
}
