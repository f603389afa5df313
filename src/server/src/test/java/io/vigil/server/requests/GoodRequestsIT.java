package io.vigil.server.requests;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.server.TestServer;
import java.util.List;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Requests that look odd and are right, and their exact answers: `requests/good.yaml`.
@ExtendWith(RequestServer.class)
class GoodRequestsIT {

    static List<RequestCase> cases() {
        return RequestFile.read("good.yaml");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void oddRequest_isAnswered(RequestCase request, TestServer server) {
        Answer answer = Answer.to(request, server);

        assertThat(answer.body()).isEqualTo(request.expected().body());
        assertThat(answer.status()).isEqualTo(request.expected().status());
        assertThat(answer.header("Content-Type")).isEqualTo(request.expected().mediaType());
        assertThat(answer.headers()).containsAllEntriesOf(request.expected().headers());
    }
}
