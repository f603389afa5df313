package io.vigil.train.smile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AxisSplitTest {

    @Test
    void randomSplits_decideAsTheirProduct() {
        Random random = new Random(5);
        for (int n = 0; n < 5000; n++) {
            double slope = random.nextGaussian() * Math.pow(10, random.nextInt(-3, 4));
            assertDecidesAsProduct(slope, random.nextGaussian() * slope);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0.5, 0", "-0.5, 0", "1e-300, 0", "-1e-300, 0", "1e-300, 1e-310", "1e300, 1e308", "-1e300, 1e308", "4.9e-324, 1",
        "4.9e-324, 4.9e-324", "3, 1", "0.1, 0.3"
    })
    void productsThatRoundOrOverflow_decideAsTheProduct(double slope, double bias) {
        assertDecidesAsProduct(slope, bias);
    }

    @Test
    void noNumberBelow_isNoAxisSplit() {
        assertThat(AxisSplit.of(new double[] {0, 1e-10}, -1e308)).isEmpty();
    }

    @Test
    void severalSlopes_areNoAxisSplit() {
        assertThat(AxisSplit.of(new double[] {1, 0, 2}, 1)).isEmpty();
    }

    @Test
    void noSlopes_areNoAxisSplit() {
        assertThat(AxisSplit.of(new double[] {0, -0.0}, 1)).isEmpty();
    }

    private static void assertDecidesAsProduct(double slope, double bias) {
        Optional<AxisSplit> split = AxisSplit.of(new double[] {0, slope}, bias);
        assertThat(split).isPresent();
        double t = split.get().threshold();
        double far = Math.abs(t) * 2 + 1;
        for (double x : new double[] {t, Math.nextUp(t), Math.nextDown(t), t - far, t + far, 0, -0.0, bias / slope}) {
            if (Double.isFinite(x)) {
                assertThat((x <= t) == split.get().rising()).as("%s * %s < %s", x, slope, bias).isEqualTo(x * slope < bias);
            }
        }
    }
}
