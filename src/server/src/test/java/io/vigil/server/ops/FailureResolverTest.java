package io.vigil.server.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UnsupportedEncodingException;
import java.sql.SQLException;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.support.SQLExceptionSubclassTranslator;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class FailureResolverTest {

    private static final String AWAY = "{\"type\":\"about:blank\",\"title\":\"Service Unavailable\",\"status\":503,"
            + "\"detail\":\"the database cannot be used now, try again\"}";

    private final MockHttpServletResponse response = new MockHttpServletResponse();

    private String answer(Exception exception) throws UnsupportedEncodingException {
        new FailureResolver().resolveException(new MockHttpServletRequest("GET", "/sensors"), response, null, exception);
        return response.getContentAsString();
    }

    @Test
    void noConnection_isTriedAgainLater() throws UnsupportedEncodingException {
        assertThat(answer(new CannotGetJdbcConnectionException("none", new SQLException("none")))).isEqualTo(AWAY);
        assertThat(response.getStatus()).isEqualTo(503);
        assertThat(response.getHeader("Retry-After")).isEqualTo("2");
    }

    /// A broken connection, one that is closed, an administrator's shutdown, a crash, a start, a full disk.
    @ParameterizedTest
    @ValueSource(strings = {"08006", "08003", "57P01", "57P02", "57P03", "53100"})
    void lostDatabase_isTriedAgainLater(String sqlState) throws UnsupportedEncodingException {
        assertThat(answer(translated(sqlState))).isEqualTo(AWAY);
    }

    @Test
    void refusedStatement_isAFailureOfTheServer() throws UnsupportedEncodingException {
        assertThat(answer(translated("42601"))).contains("\"status\":500");
    }

    private static DataAccessException translated(String sqlState) {
        return Objects.requireNonNull(
                new SQLExceptionSubclassTranslator().translate("query", "select", new SQLException("it", sqlState)));
    }
}
