package io.vigil.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vigil.core.bundle.Algorithm;
import io.vigil.core.model.RobustZ.Aggregation;
import io.vigil.core.record.MissingPolicy;
import io.vigil.train.fit.IsolationForestFitter;
import io.vigil.train.fit.RandomForestFitter;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {

    @Test
    void defaults() {
        Settings none = Settings.of(Map.of());
        assertThat(none.fitter(Algorithm.RANDOM_FOREST, Aggregation.MAX))
                .isEqualTo(new RandomForestFitter(200, 12, 5, 1, true));
        assertThat(none.fitter(Algorithm.ISOLATION_FOREST, Aggregation.MAX))
                .isEqualTo(new IsolationForestFitter(100, 256));
        assertThat(none.missing()).isEqualTo(MissingPolicy.REJECT);
    }

    @Test
    void everyKey_isMapped() {
        Settings all = Settings.of(Map.of(
                "trees", "7",
                "max-depth", "3",
                "node-size", "9",
                "sub-sample", "0.5",
                "class-weight", "none",
                "missing", "median"));
        assertThat(all.fitter(Algorithm.RANDOM_FOREST, Aggregation.MAX))
                .isEqualTo(new RandomForestFitter(7, 3, 9, 0.5, false));
        assertThat(all.missing()).isEqualTo(MissingPolicy.MEDIAN);
        assertThat(Settings.of(Map.of("trees", "7", "sub-sample", "64")).fitter(Algorithm.ISOLATION_FOREST, Aggregation.MAX))
                .isEqualTo(new IsolationForestFitter(7, 64));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock = """
            trees        | 0     | must be a whole number from 1 to 10000
            trees        | 1.5   | must be a whole number from 1 to 10000
            trees        | many  | must be a whole number from 1 to 10000
            max-depth    | 101   | must be a whole number from 2 to 100
            node-size    | -1    | must be a whole number from 1 to 100000
            sub-sample   | 0     | must be a number above 0 up to 1
            sub-sample   | 1.1   | must be a number above 0 up to 1
            class-weight | equal | must be balanced or none
            missing      | drop  | must be reject or median
            """)
    void otherValues_areRefused(String key, String value, String rule) {
        assertThatThrownBy(() -> Rows.options(Algorithm.RANDOM_FOREST, "y", Map.of(key, value)))
                .hasMessage("--set %s: %s".formatted(key, rule));
    }

    @Test
    void otherKeys_areRefused() {
        assertThatThrownBy(() -> Settings.of(Map.of("tree", "5")))
                .hasMessage("--set tree: there is no such key, only trees, max-depth, node-size, sub-sample,"
                        + " class-weight, missing");
    }

    @Test
    void keysOfAnotherAlgorithm_areRefused() {
        assertThatThrownBy(() -> Rows.options(Algorithm.MAHALANOBIS, null, Map.of("trees", "5")))
                .hasMessage("--set trees: mahalanobis has no such key");
    }
}
