package io.vigil.core.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExplanationTest {

    @Test
    void largestFirst_ordersBySizeOfEitherSign() {
        assertThat(new Explanation(0, new double[] {0.1, -3, 0.1, 2}).largestFirst())
                .containsExactly(1, 3, 0, 2);
    }
}
