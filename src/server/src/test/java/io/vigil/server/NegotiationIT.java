package io.vigil.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(UsualServer.class)
class NegotiationIT {

    private static final String BODY = "{\"records\":[{\"pressure\":1}]}";

    private static Response accepting(RequestSpecification server, String accept) {
        return server.header("Accept", accept).contentType("application/json").body(BODY).post("/models/press/predict");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            */*                                               | application/json
            application/json                                  | application/json
            application/*                                     | application/json
            text/*                                            | text/csv;charset=UTF-8
            text/csv                                          | text/csv;charset=UTF-8
            application/x-ndjson                              | application/x-ndjson
            text/html, */*;q=0.8                              | application/json
            application/json;q=0.5, text/csv                  | text/csv;charset=UTF-8
            application/json;q=0, application/*               | application/x-ndjson
            text/csv;q=0.2, application/x-ndjson;q=0.3        | application/x-ndjson
            application/json;charset=utf-8                    | application/json
            """)
    void answer_isWhatAcceptPrefers(String accept, String expected, RequestSpecification server) {
        Response response = accepting(server, accept);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.contentType()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "application/json;q=0", "application/problem+json"})
    void acceptingNothingOfOurs_isNotAcceptable(String accept, RequestSpecification server) {
        Response response = accepting(server, accept);

        assertThat(response.statusCode()).isEqualTo(406);
        assertThat(response.asString())
                .isEqualTo("{\"type\":\"about:blank\",\"title\":\"Not Acceptable\",\"status\":406,"
                        + "\"detail\":\"Accept must allow one of application/json, text/csv, application/x-ndjson\"}");
    }

    @Test
    void malformedAccept_isNotAcceptable(RequestSpecification server) {
        Response response = accepting(server, "nonsense");

        assertThat(response.statusCode()).isEqualTo(406);
        assertThat(response.jsonPath().getString("detail"))
                .isEqualTo("Accept must be a list of media types, such as application/json");
    }

    @Test
    void otherMediaType_isUnsupported(RequestSpecification server) {
        Response response = server.contentType("application/xml").body("<a/>").post("/predict");

        assertThat(response.statusCode()).isEqualTo(415);
        assertThat(response.header("Accept")).isEqualTo("application/json, text/csv, application/x-ndjson");
        assertThat(response.jsonPath().getString("detail"))
                .isEqualTo("Content-Type must be one of application/json, text/csv, application/x-ndjson");
    }

    @Test
    void otherCharset_isUnsupported(RequestSpecification server) {
        Response response = server.header("Content-Type", "application/json;charset=ISO-8859-1").body(BODY).post("/predict");

        assertThat(response.statusCode()).isEqualTo(415);
        assertThat(response.jsonPath().getString("detail")).isEqualTo("the charset in Content-Type must be UTF-8");
    }

    @Test
    void sameRows_getTheSameDigitsInEveryFormat(TestServer server) {
        String rows = "0.1 -1e-7 12345.678901234567";
        String ndjson = rows.replaceAll("\\S+", "{\"pressure\":$0}").replace(' ', '\n');
        String json = "{\"records\":[" + ndjson.replace('\n', ',') + "]}";
        String csv = "pressure " + rows;

        assertThat(digits(server, "application/json", json)).isEqualTo("0.2 2.0E-7 24691.357802469134");
        assertThat(digits(server, "text/csv", csv.replace(' ', '\n'))).isEqualTo(digits(server, "application/json", json));
        assertThat(digits(server, "application/x-ndjson", ndjson)).isEqualTo(digits(server, "application/json", json));
    }

    /// The scores of an answer as they are written.
    private static String digits(TestServer server, String format, String body) {
        String answer = UsualServer.to(server)
                .header("Accept", format)
                .header("Content-Type", format)
                .body(body)
                .post("/models/press/predict")
                .asString();
        return Pattern.compile("(?:score\":|(?:true|false),)([-0-9.eE]+)")
                .matcher(answer)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.joining(" "));
    }
}
