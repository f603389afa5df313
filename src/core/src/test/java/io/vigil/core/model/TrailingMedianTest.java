package io.vigil.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TrailingMedianTest {

    @Test
    void add_startsWithWhatIsThere() {
        TrailingMedian median = new TrailingMedian(3);
        assertThat(median.add("a", 5)).isEqualTo(5);
        assertThat(median.add("a", 1)).isEqualTo(3);
        assertThat(median.add("a", 2)).isEqualTo(2);
        assertThat(median.add("a", 9)).isEqualTo(2);
    }

    @Test
    void add_keepsKeysApart() {
        TrailingMedian median = new TrailingMedian(3);
        median.add("a", 100);
        assertThat(median.add("b", 1)).isEqualTo(1);
        assertThat(median.add("a", 200)).isEqualTo(150);
    }

    @Test
    void overOneRow_changesNothing() {
        TrailingMedian median = new TrailingMedian(1);
        assertThat(median.add("", 4)).isEqualTo(4);
        assertThat(median.add("", 8)).isEqualTo(8);
    }

    @Test
    void add_equalsTheMedianOfTheLastRows() {
        double[] scores = new Random(7).doubles(200).toArray();
        TrailingMedian median = new TrailingMedian(4);
        for (int i = 0; i < scores.length; i++) {
            double[] last = Arrays.copyOfRange(scores, Math.max(0, i - 3), i + 1);
            Arrays.sort(last);
            double expected = (last[(last.length - 1) / 2] + last[last.length / 2]) / 2;
            assertThat(median.add("", scores[i])).isEqualTo(expected);
        }
    }

    @Test
    void ofNoRows_isRefused() {
        assertThatThrownBy(() -> new TrailingMedian(0)).hasMessage("rows must be at least 1");
    }
}
