package io.vigil.server.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vigil.server.ops.Failure.Fault;
import io.vigil.server.ops.FailureException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PredictQueryTest {

    @Test
    void nothing_isTheDefaults() {
        assertThat(PredictQuery.parse(null)).isEqualTo(new PredictQuery(null, false, false, List.of()));
        assertThat(PredictQuery.parse("")).isEqualTo(PredictQuery.parse(null));
    }

    @Test
    void all_areRead() {
        assertThat(PredictQuery.parse("threshold=2.5e-1&explain=true&on_error=partial"))
                .isEqualTo(new PredictQuery(0.25, true, true, List.of()));
    }

    @Test
    void defaults_canBeWrittenOut() {
        assertThat(PredictQuery.parse("explain=false&&on_error=fail").faults()).isEmpty();
    }

    @Test
    void escapes_areDecoded() {
        assertThat(PredictQuery.parse("thr%65shold=%30.5").threshold()).isEqualTo(0.5);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            threshold=high           | ?threshold | type      | threshold must be a number
            threshold=               | ?threshold | type      | threshold must be a number
            threshold                | ?threshold | type      | threshold must be a number
            threshold=NaN            | ?threshold | type      | threshold must be a number
            threshold=0x1p1          | ?threshold | type      | threshold must be a number
            threshold=1d             | ?threshold | type      | threshold must be a number
            threshold=1e400          | ?threshold | range     | threshold must be a number that a double can hold
            threshold=1&threshold=2  | ?threshold | duplicate | threshold must be given once
            explain=yes              | ?explain   | value     | explain must be true or false
            explain=TRUE             | ?explain   | value     | explain must be true or false
            on_error=skip            | ?on_error  | value     | on_error must be partial or fail
            treshold=1               | ?          | unknown   | the query parameters are threshold, explain and on_error, no others
            a=1&b=2                  | ?          | unknown   | the query parameters are threshold, explain and on_error, no others
            """)
    void brokenRule_isAFault(String query, String pointer, String code, String detail) {
        assertThat(PredictQuery.parse(query).faults()).containsExactly(new Fault(pointer, code, detail));
    }

    @ParameterizedTest
    @ValueSource(strings = {"threshold=%", "threshold=%4", "threshold=%GG", "%FF=1", "threshold=%C3%28"})
    void whatIsNotPercentEncodedUtf8_isMalformed(String query) {
        assertThatThrownBy(() -> PredictQuery.parse(query))
                .isInstanceOfSatisfying(FailureException.class, e -> assertThat(e.failure().status()).isEqualTo(400))
                .hasMessage("the query must be percent-encoded UTF-8");
    }
}
