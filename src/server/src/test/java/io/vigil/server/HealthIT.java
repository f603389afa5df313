package io.vigil.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(UsualServer.class)
class HealthIT {

    @Test
    void health_namesTheDefaultModel(RequestSpecification server) {
        Response response = server.get("/health");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.asString())
                .isEqualTo("{\"status\":\"ok\",\"model_loaded\":true,\"model\":\"iot-anomaly\",\"version\":1,\"threshold\":0.4}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/livez", "/readyz", "/actuator/health"})
    void probes_areUp(String path, RequestSpecification server) {
        Response response = server.get(path);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.jsonPath().getString("status")).isEqualTo("UP");
    }

    @Test
    void unknownPath_isAProblem(RequestSpecification server) {
        Response response = server.get("/nowhere");

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.contentType()).isEqualTo("application/problem+json");
        assertThat(response.asString())
                .isEqualTo("{\"type\":\"about:blank\",\"title\":\"Not Found\",\"status\":404,"
                        + "\"detail\":\"nothing is served at this path, /v3/api-docs lists what is\"}");
    }

    @Test
    void saneRequestId_comesBack(RequestSpecification server) {
        assertThat(server.header("X-Request-Id", "line-7.42").get("/health").header("X-Request-Id")).isEqualTo("line-7.42");
    }

    @Test
    void otherRequestId_isReplaced(RequestSpecification server) {
        assertThat(server.header("X-Request-Id", "a b").get("/health").header("X-Request-Id")).matches("[0-9a-f]{16}");
    }
}
