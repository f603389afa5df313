package io.vigil.core.format;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 15, 16, 17, 40})
    void everyName_isNewOnce(int count) {
        Names names = new Names();
        for (int round = 0; round < 2; round++) {
            names.clear();
            for (int i = 0; i < count; i++) {
                assertThat(names.add("name" + i)).isTrue();
            }
            for (int i = 0; i < count; i++) {
                assertThat(names.add("name" + i)).isFalse();
            }
            assertThat(names.size()).isEqualTo(count);
        }
    }
}
