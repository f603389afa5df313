package io.vigil.core.series.readings;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.core.series.Times;
import java.time.Instant;
import java.time.ZoneId;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimestampsTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @ParameterizedTest
    @CsvSource({
        "2026-03-02T10:11:12Z, 2026-03-02T10:11:12Z",
        "2026-03-02 10:11:12Z, 2026-03-02T10:11:12Z",
        "2026-03-02t10:11:12z, 2026-03-02T10:11:12Z",
        "2026-03-02T10:11:12, 2026-03-02T09:11:12Z",
        "2026-03-02 10:11:12, 2026-03-02T09:11:12Z",
        "2026-07-02 10:11:12, 2026-07-02T08:11:12Z",
        "2026-03-02T10:11, 2026-03-02T09:11:00Z",
        "2026-03-02T10:11Z, 2026-03-02T10:11:00Z",
        "2026-03-02, 2026-03-01T23:00:00Z",
        "2024-10-03 10:54:53.407995, 2024-10-03T08:54:53.407995Z",
        "2026-03-02T10:11:12.5Z, 2026-03-02T10:11:12.500Z",
        "2026-03-02T10:11:12.123456789Z, 2026-03-02T10:11:12.123456Z",
        "2026-03-02T10:11:12+01:00, 2026-03-02T09:11:12Z",
        "2026-03-02T10:11:12+0130, 2026-03-02T08:41:12Z",
        "2026-03-02T10:11:12-05, 2026-03-02T15:11:12Z",
        "2026-03-02T10:11:12.25-05:00, 2026-03-02T15:11:12.250Z",
        "2024-02-29T00:00:00Z, 2024-02-29T00:00:00Z",
        "1969-12-31T23:59:59.999999Z, 1969-12-31T23:59:59.999999Z",
        "2026-03-29T02:30:00, 2026-03-29T01:30:00Z",
        "2026-10-25T02:30:00, 2026-10-25T00:30:00Z",
        "0, 1970-01-01T00:00:00Z",
        "1772446272000, 2026-03-02T10:11:12Z",
        "1772446272123, 2026-03-02T10:11:12.123Z",
        "1772446272123.456, 2026-03-02T10:11:12.123456Z",
        "1.772446272E12, 2026-03-02T10:11:12Z",
        "-1, 1969-12-31T23:59:59.999Z",
        "253402300799999, 9999-12-31T23:59:59.999Z"
    })
    void times_areReadInUtcOrTheZone(String text, Instant expected) {
        assertThat(Timestamps.parse(text, BERLIN)).isEqualTo(OptionalLong.of(Times.micros(expected)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "now",
                "",
                "2026-03-02T",
                "2026-03-02T10",
                "2026-3-2T10:11:12Z",
                "2026-13-02T10:11:12Z",
                "2026-02-29T10:11:12Z",
                "2026-03-02T24:00:00Z",
                "2026-03-02T10:60:00Z",
                "2026-03-02T10:11:60Z",
                "2026-03-02T10:11:12.",
                "2026-03-02T10:11:12.Z",
                "2026-03-02T10:11:12,5Z",
                "2026-03-02T10:11:",
                "2026-03-02T10:11:1",
                "2026-03-02_10:11:12",
                "2026-03-02T10:11:12 Z",
                "2026-03-02T10:11:12+1",
                "2026-03-02T10:11:12+19:00",
                "2026-03-02T10:11:12+01:00:00",
                "2026-03-02T10:11:12[Europe/Berlin]",
                "2026-03-02T1a:11:12Z",
                "02.03.2026 10:11",
                "+12026-03-02T10:11:12Z",
                "253402300800000",
                "1e400",
                "NaN",
                "0x10"
            })
    void otherTexts_areNoTimes(String text) {
        assertThat(Timestamps.parse(text, BERLIN)).isEmpty();
    }

    @Test
    void whatInstantWrites_isReadBack() {
        for (long micros = -3; micros < 3_000_000_000_000_000L; micros += 7_777_777_777_777L) {
            assertThat(Timestamps.parse(Times.instant(micros).toString(), BERLIN)).hasValue(micros);
        }
    }
}
