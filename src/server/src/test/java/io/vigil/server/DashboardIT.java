package io.vigil.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(UsualServer.class)
class DashboardIT {

    @Test
    void page_isHtmlThatMayLoadFromThisServerAlone(RequestSpecification server) {
        Response response = server.header("Accept", "text/html,*/*;q=0.8").get("/");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.contentType()).isEqualTo("text/html;charset=UTF-8");
        assertThat(response.asString()).startsWith("<!DOCTYPE html>");
        assertThat(response.header("Content-Security-Policy"))
                .isEqualTo("default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
                        + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
                        + "require-trusted-types-for 'script'; trusted-types 'none'");
        assertThat(response.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(response.header("Referrer-Policy")).isEqualTo("no-referrer");
    }

    @ParameterizedTest
    @CsvSource({
        "/ui/js/main.js, text/javascript",
        "/ui/css/theme.css, text/css",
        "/ui/vigil.svg, image/svg+xml",
        "/ui/uplot/uPlot.esm.js, text/javascript",
        "/ui/uplot/uPlot.min.css, text/css"
    })
    void part_isServedWithItsType(String path, String type, RequestSpecification server) {
        Response response = server.get(path);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.contentType()).isEqualTo(type);
        assertThat(response.header("Content-Security-Policy")).startsWith("default-src 'none'");
    }

    @Test
    void chartLibrary_keepsItsLicence(RequestSpecification server) {
        assertThat(server.get("/ui/uplot/LICENSE").asString()).contains("The MIT License (MIT)", "Leon Sorokin");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/ui/js/main.js"})
    void unchangedContent_isNotSentAgain(String path, TestServer server) {
        Response first = UsualServer.to(server).get(path);
        Response second = UsualServer.to(server).header("If-None-Match", first.header("ETag")).get(path);

        assertThat(first.header("Cache-Control")).isEqualTo("no-cache");
        assertThat(first.header("ETag")).matches("\"[0-9a-f]{32}\"");
        assertThat(first.header("Last-Modified")).isNull();
        assertThat(second.statusCode()).isEqualTo(304);
        assertThat(second.asString()).isEmpty();
    }

    @Test
    void head_isAnsweredWithoutABody(RequestSpecification server) {
        Response response = server.head("/");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.asString()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/ui/js/main.js"})
    void otherMethod_isAProblem(String path, RequestSpecification server) {
        Response response = server.contentType("application/json").body("{}").post(path);

        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(response.contentType()).isEqualTo("application/problem+json");
        assertThat(response.header("Allow").split(", ")).containsOnly("GET", "HEAD");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/ui", "/ui/", "/ui/nowhere.js", "/index.html", "/ui/../application.yml", "/ui/%2e%2e/application.yml"})
    void pathWithoutAFile_isAProblem(String path, RequestSpecification server) {
        Response response = server.get(path);

        assertThat(response.statusCode()).isIn(400, 404);
        assertThat(response.contentType()).isEqualTo("application/problem+json");
    }
}
