package io.vigil.client.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabelTest {

    @ParameterizedTest
    @CsvSource({
        "1,ANOMALY", "1.0,ANOMALY", "true,ANOMALY", "True,ANOMALY", "' 1 ',ANOMALY",
        "0,NORMAL", "0.0,NORMAL", "FALSE,NORMAL",
        "'',NONE", "' ',NONE",
        "2,UNREADABLE", "yes,UNREADABLE", "-1,UNREADABLE"
    })
    void of_readsZeroOneTrueAndFalse(String text, Label label) {
        assertThat(Label.of(text)).isEqualTo(label);
    }

    @Test
    void withoutAName_theUsualNamesAreTriedInOrder() {
        LabelName usual = LabelName.of(null);
        assertThat(usual.among(List.of("is_anomaly", "anomaly", "t"))).isEqualTo("anomaly");
        assertThat(usual.among(List.of("ANOMALY"))).isNull();
    }

    @Test
    void aName_isTheOnlyOne() {
        assertThat(LabelName.of("fault").among(List.of("Anomaly", "fault"))).isEqualTo("fault");
        assertThat(LabelName.of("fault").among(List.of("Anomaly"))).isNull();
    }
}
