package io.vigil.server.readings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadingsSettingsTest {

    private static ReadingsSettings zones(int window, int slide) {
        return new ReadingsSettings(null, null, ZoneOffset.UTC, false, Duration.ofDays(90), 10,
                Duration.ofSeconds(window), Duration.ofSeconds(slide));
    }

    @Test
    void windowOfWholeSlides_isTaken() {
        assertThat(zones(300, 60).zoneWindow()).isEqualTo(Duration.ofMinutes(5));
        assertThat(zones(60, 60).zoneSlide()).isEqualTo(Duration.ofMinutes(1));
    }

    @ParameterizedTest
    @CsvSource({"100, 60", "30, 60", "0, 60", "60, 0", "-60, 60"})
    void otherWindows_areRefused(int window, int slide) {
        assertThatThrownBy(() -> zones(window, slide))
                .hasMessage("vigil.zone-slide must be at least 1 s, and vigil.zone-window a multiple of it");
    }
}
