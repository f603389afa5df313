package io.vigil.server.queries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.vigil.server.ops.Failure;
import io.vigil.server.ops.Failure.Fault;
import io.vigil.server.ops.FailureException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParametersTest {

    private static final List<String> NAMES = Filter.names("limit", "cursor", "step");

    private static Parameters parameters(@Nullable String query) {
        return new Parameters(query, ZoneOffset.UTC, NAMES);
    }

    @Test
    void nothing_isTheDefaults() {
        Parameters parameters = parameters(null);

        assertThat(Filter.of(parameters)).isEqualTo(new Filter(null, null, null, new Range(null, null)));
        assertThat(parameters.limit()).isEqualTo(100);
        assertThat(parameters.cursor(Cursor.Kind.SENSORS)).isNull();
        parameters.check();
    }

    @Test
    void all_areRead() {
        Parameters parameters = parameters(
                "sensor=a%2Fb&type=t%20x&location=&from=1970-01-01T00:00:01Z&to=2500&limit=10000&step=PT1H&cursor="
                        + Cursor.Kind.SENSORS.encode("x"));

        assertThat(Filter.of(parameters)).isEqualTo(new Filter("a/b", "t x", "", new Range(1_000_000L, 2_500_000L)));
        assertThat(parameters.limit()).isEqualTo(10_000);
        assertThat(parameters.oneOf("step", Step.names())).isEqualTo("PT1H");
        assertThat(parameters.cursor(Cursor.Kind.SENSORS)).extracting(cursor -> cursor.text(0)).isEqualTo("x");
        parameters.check();
    }

    @Test
    void timeWithoutOffset_isOfTheZone() {
        Parameters parameters = new Parameters("from=2026-01-01T01:00", ZoneId.of("Europe/Berlin"), NAMES);

        assertThat(parameters.range().from()).isEqualTo(1_767_225_600_000_000L);
    }

    @Test
    void timeBeforeTheYear0_isItsBeginning() {
        assertThat(parameters("to=-253402300799999").range().to()).isEqualTo(-62_167_219_200_000_000L);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            from=yesterday          | ?from   | type      | from must be a time, as 2026-01-02T03:04:05Z or in epoch milliseconds
            from=                   | ?from   | type      | from must be a time, as 2026-01-02T03:04:05Z or in epoch milliseconds
            to=2026-13-01T00:00Z    | ?to     | type      | to must be a time, as 2026-01-02T03:04:05Z or in epoch milliseconds
            from=2&to=2             | ?from   | range     | from must be before to
            limit=0                 | ?limit  | range     | limit must be a whole number from 1 to 10000
            limit=10001             | ?limit  | range     | limit must be a whole number from 1 to 10000
            limit=-1                | ?limit  | range     | limit must be a whole number from 1 to 10000
            limit=ten               | ?limit  | range     | limit must be a whole number from 1 to 10000
            limit=                  | ?limit  | range     | limit must be a whole number from 1 to 10000
            limit=1e3               | ?limit  | range     | limit must be a whole number from 1 to 10000
            limit=99999999999       | ?limit  | range     | limit must be a whole number from 1 to 10000
            limit=%D9%A1            | ?limit  | range     | limit must be a whole number from 1 to 10000
            step=PT2M               | ?step   | value     | step must be one of PT1M, PT5M, PT1H, P1D
            cursor=x                | ?cursor | value     | cursor must be what next held in an earlier answer to this call
            sensor=a%00b            | ?sensor | value     | sensor must not hold control characters
            location=a%0A           | ?location | value   | location must not hold control characters
            type=a&type=a           | ?type   | duplicate | type must be given once
            a=1&b=2                 | ?       | unknown   | the query parameters are sensor, type, location, from, to, limit, cursor and step, no others
            """)
    void brokenRule_isAFault(String query, String pointer, String code, String detail) {
        assertThat(failure(query).faults()).containsExactly(new Fault(pointer, code, detail));
        assertThat(failure(query).detail()).isEqualTo(detail);
    }

    @Test
    void allFaults_areToldAtOnce() {
        assertThat(failure("x=1&limit=0&from=never&cursor=no").faults())
                .extracting(Fault::pointer)
                .containsExactly("?", "?limit", "?cursor", "?from");
    }

    private static Failure failure(String query) {
        Parameters parameters = parameters(query);
        parameters.limit();
        parameters.cursor(Cursor.Kind.SENSORS);
        Filter.of(parameters);
        parameters.oneOf("step", Step.names());
        Failure[] failure = new Failure[1];
        assertThatThrownBy(parameters::check)
                .asInstanceOf(type(FailureException.class))
                .satisfies(thrown -> failure[0] = thrown.failure());
        return failure[0];
    }
}
