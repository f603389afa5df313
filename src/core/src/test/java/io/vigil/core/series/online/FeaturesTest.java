package io.vigil.core.series.online;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class FeaturesTest {

    private static final Offset<Double> EXACT = within(1e-12);

    private final Recent recent = new Recent();

    @Test
    void firstReading_hasNoChangeAndNoSpread() {
        assertThat(Features.of(5, recent, 0)).containsExactly(new double[] {5, 0, 1, 0, 5, 0, 0}, EXACT);
    }

    @Test
    void hourOfDay_isAnAngleInWholeHours() {
        double[] six = Features.of(5, recent, 6 * 3_600);
        double[] halfPastFour = Features.of(5, recent, 86_400 + 4 * 3_600 + 1_800);

        assertThat(new double[] {six[1], six[2]}).containsExactly(new double[] {1, 0}, EXACT);
        assertThat(halfPastFour[1]).isEqualTo(Math.sin(2 * Math.PI * 4 / 24.0), EXACT);
        assertThat(halfPastFour[2]).isEqualTo(Math.cos(2 * Math.PI * 4 / 24.0), EXACT);
    }

    @Test
    void hourOfDay_countsOnceRowsOfAllHoursAreThere() {
        for (int hours = 23; hours <= 24; hours++) {
            double[][] columns = new double[Features.COUNT][hours];
            for (int hour = 0; hour < hours; hour++) {
                double[] row = Features.of(5, recent, hour * 3_600L);
                columns[1][hour] = row[1];
                columns[2][hour] = row[2];
            }
            double[][] informative = Features.informative(columns);
            assertThat(informative[1]).isEqualTo(hours == 24 ? columns[1] : new double[23]);
            assertThat(informative[2]).isEqualTo(hours == 24 ? columns[2] : new double[23]);
        }
    }

    /// 4 and -2 roll with 1: mean 1, deviations 3, 3, 0, range 6.
    @Test
    void readingsBefore_areComparedAndRolled() {
        recent.add(4);
        recent.add(-2);
        double[] row = Features.of(1, recent, 0);

        assertThat(row[3]).isEqualTo(3 / 2.000001, EXACT);
        assertThat(row[4]).isEqualTo(1, EXACT);
        assertThat(row[5]).isEqualTo(Math.sqrt(6), EXACT);
        assertThat(row[6]).isEqualTo(6, EXACT);
    }

    @Test
    void rolling_looksBackOnTenReadings() {
        recent.add(1_000);
        for (int i = 0; i < 9; i++) {
            recent.add(1);
        }

        assertThat(Features.of(1, recent, 0)[6]).isZero();
        assertThat(Features.of(1, recent, 0)[4]).isEqualTo(1);
    }
}
