package io.vigil.server.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class DefaultModelTest {

    @Test
    void setting_wins() {
        assertThat(DefaultModel.choose("press", Set.of("iot-anomaly", "press"), Set.of("iot-anomaly", "press")))
                .isEqualTo(new DefaultModel("press", "it is set as the default"));
    }

    @Test
    void usualModel_comesNext() {
        assertThat(DefaultModel.choose(null, Set.of("iot-anomaly", "press"), Set.of("iot-anomaly", "press")))
                .isEqualTo(new DefaultModel("iot-anomaly", "none is set, and this is the usual one"));
    }

    @Test
    void usualModelThatIsRefused_staysTheDefault() {
        assertThat(DefaultModel.choose(null, Set.of("iot-anomaly", "press"), Set.of("press")).name())
                .isEqualTo("iot-anomaly");
    }

    @Test
    void onlyModel_isTheDefault() {
        assertThat(DefaultModel.choose(null, Set.of("press"), Set.of("press")))
                .isEqualTo(new DefaultModel("press", "none is set, and this is the only one"));
    }

    @Test
    void severalOthers_leaveNone() {
        assertThat(DefaultModel.choose(null, Set.of("a", "b"), Set.of("a", "b")))
                .isEqualTo(new DefaultModel(null, "none is set, and of 2 models none is called iot-anomaly"));
    }

    @Test
    void emptyFolder_leavesNone() {
        assertThat(DefaultModel.choose(null, Set.of(), Set.of()))
                .isEqualTo(new DefaultModel(null, "there is no model to serve"));
    }
}
