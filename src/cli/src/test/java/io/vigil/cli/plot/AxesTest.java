package io.vigil.cli.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AxesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock =
            """
            0    | 10     | 0 2 4 6 8 10
            -1.2 | 1.3    | -1 -0.5 0 0.5 1
            1013 | 1013.4 | 1013 1013.1 1013.2 1013.3 1013.4
            0    | 3e-9   | 0 1E-9 2E-9 3E-9
            0    | 4.2e12 | 0 1E+12 2E+12 3E+12 4E+12
            """)
    void numberMarks_areRound(double low, double high, String marks) {
        List<String> texts = new NumberAxis(low, high, 0, 100).marks(6).stream().map(NumberAxis::text).toList();
        assertThat(String.join(" ", texts)).isEqualTo(marks);
    }

    @Test
    void aFlatLine_standsInTheMiddle() {
        assertThat(new NumberAxis(5, 5, 0, 100).y(5)).isEqualTo(50);
        assertThat(new NumberAxis(0, 0, 0, 100).y(0)).isEqualTo(50);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock =
            """
            2026-03-28T22:00:00Z | 2026-03-29T22:00:00Z | 29 Mar 03:00 06:00 09:00 12:00 15:00 18:00 21:00 30 Mar
            2026-01-01T09:59:58Z | 2026-01-01T10:00:20Z | 11:00:00 11:00:05 11:00:10 11:00:15 11:00:20
            2026-01-05T00:00:00Z | 2026-02-20T00:00:00Z | 12 Jan 19 Jan 26 Jan 2 Feb 9 Feb 16 Feb
            2025-11-20T00:00:00Z | 2026-08-20T00:00:00Z | Dec 2025 Jan 2026 Feb 2026 Mar 2026 Apr 2026 May 2026 Jun 2026 Jul 2026 Aug 2026
            1999-06-01T00:00:00Z | 2026-06-01T00:00:00Z | 2000 2005 2010 2015 2020 2025
            """)
    void timeMarks_areRoundOnTheClocksOfTheZone(Instant first, Instant last, String marks) {
        TimeAxis axis = new TimeAxis(ZoneId.of("Europe/Berlin"), micros(first), micros(last), 0, 1000);
        List<String> texts = axis.marks(12).stream().map(TimeAxis.Mark::text).toList();
        assertThat(String.join(" ", texts)).isEqualTo(marks);
    }

    @Test
    void time_runsFromLeftToRight() {
        TimeAxis axis = new TimeAxis(ZoneId.of("UTC"), 1_000, 2_000, 72, 1_072);
        assertThat(axis.x(1_000)).isEqualTo(72);
        assertThat(axis.x(1_500)).isEqualTo(572);
        assertThat(axis.x(2_000)).isEqualTo(1_072);
    }

    private static long micros(Instant instant) {
        return instant.toEpochMilli() * 1_000;
    }
}
