package io.vigil.core.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vigil.core.forest.ForestCodec;
import io.vigil.core.forest.Forests;
import io.vigil.core.model.Mahalanobis;
import io.vigil.core.model.RobustZ;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PayloadsTest {

    private static final String ROBUST_Z =
            "{\"aggregation\": \"mean\", \"median\": [1, 2], \"mad\": [0.5, 0], \"eps\": [0.01, 0.02]}";
    private static final String MAHALANOBIS = "{\"mean\": [1, 2], \"cholesky\": [[2], [1, 3]]}";

    @Test
    void decode_robustZWrittenByHand() throws Exception {
        RobustZ z = (RobustZ) decode(Algorithm.ROBUST_Z, ROBUST_Z);
        assertThat(z.aggregation()).isEqualTo(RobustZ.Aggregation.MEAN);
        assertThat(z.median()).containsExactly(1, 2);
        assertThat(z.mad()).containsExactly(0.5, 0);
        assertThat(z.eps()).containsExactly(0.01, 0.02);
        assertThat(z.threshold(RobustZ.Aggregation.MEAN)).isEmpty();
    }

    @Test
    void decode_mahalanobisWrittenByHand() throws Exception {
        Mahalanobis model = (Mahalanobis) decode(Algorithm.MAHALANOBIS, MAHALANOBIS);
        assertThat(model.mean()).containsExactly(1, 2);
        assertThat(model.cholesky()).isDeepEqualTo(new double[][] {{2}, {1, 3}});
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"mean\" | \"median\" | aggregation must be max or mean",
                "[0.5, 0] | [0.5] | median, mad and eps must hold one value per input",
                "[0.5, 0] | [0.5, -1] | median must be finite, mad at least 0 and eps above 0",
                "[0.01, 0.02] | [0.01, 0] | median must be finite, mad at least 0 and eps above 0",
                "[0.01, 0.02] | [0.01, \"x\"] | eps[1] must be a finite number",
                "\"median\" | \"thresholds\": {\"max\": 1}, \"median\" | thresholds.mean is missing",
            })
    void decode_brokenRobustZ_isNamed(String from, String to, String rule) {
        broken(Algorithm.ROBUST_Z, ROBUST_Z, from, to, "robust-z.json: " + rule);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[[2], [1, 3]] | [[2]] | cholesky must hold one row per input",
                "[1, 3] | [1, 3, 0] | cholesky must be lower triangular with a diagonal above 0",
                "[1, 3] | [1, 0] | cholesky must be lower triangular with a diagonal above 0",
                "[1, 3] | [1e999, 3] | cholesky[1][0] must be a finite number",
                "[1, 2] | [] | cholesky must hold one row per input",
                "[1, 2] | 1 | mean must be an array",
            })
    void decode_brokenMahalanobis_isNamed(String from, String to, String rule) {
        broken(Algorithm.MAHALANOBIS, MAHALANOBIS, from, to, "mahalanobis.json: " + rule);
    }

    @Test
    void decode_isolationForestOfTwoOutputsOrWithoutC_isRefused() {
        byte[] twoOutputs = ForestCodec.encode(Forests.stump(), 10);
        assertThatThrownBy(() -> Payloads.decode(Algorithm.ISOLATION_FOREST, "forest.bin", twoOutputs))
                .hasMessage("forest.bin: an isolation forest's leaves must hold 1 value, not 2");
        byte[] withoutC = ForestCodec.encode(
                Bundles.estimator(Algorithm.ISOLATION_FOREST).forest().orElseThrow(), 0);
        assertThatThrownBy(() -> Payloads.decode(Algorithm.ISOLATION_FOREST, "forest.bin", withoutC))
                .hasMessage("forest.bin: c must be a finite number above 0");
    }

    private static Object decode(Algorithm algorithm, String text) throws BundleException {
        return Payloads.decode(algorithm, algorithm.payload(), text.getBytes(StandardCharsets.UTF_8));
    }

    private static void broken(Algorithm algorithm, String text, String from, String to, String message) {
        assertThat(text).contains(from);
        assertThatThrownBy(() -> decode(algorithm, text.replace(from, to)))
                .isInstanceOf(BundleException.class)
                .hasMessage(message);
    }
}
