package io.vigil.server.queries;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.server.queries.WindowQueries.Mean;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class CorrelationTest {

    @Test
    void matrix_isOverTheMinutesOfBoth() {
        List<Mean> means = List.of(
                new Mean(0, "heat", 1), new Mean(0, "damp", 3), new Mean(0, "still", 5),
                new Mean(60, "heat", 3), new Mean(60, "damp", 1), new Mean(60, "still", 5),
                new Mean(120, "heat", 7), new Mean(180, "damp", 9),
                new Mean(240, "heat", 1), new Mean(240, "damp", 3), new Mean(240, "still", 5),
                new Mean(300, "heat", 3), new Mean(300, "damp", 1));

        assertThat(json(Correlation.of("hall", means)))
                .isEqualTo("{\"location\":\"hall\",\"types\":[\"damp\",\"heat\",\"still\"],\"minutes\":6,"
                        + "\"matrix\":[[1.0,-1.0,null],[-1.0,1.0,null],[null,null,null]]}");
    }

    @Test
    void nothing_isEmpty() {
        assertThat(json(Correlation.of("", List.of()))).isEqualTo("{\"location\":\"\",\"types\":[],\"minutes\":0,\"matrix\":[]}");
    }

    private static String json(Correlation correlation) {
        return new String(correlation.toJson().toByteArray(), StandardCharsets.UTF_8);
    }
}
