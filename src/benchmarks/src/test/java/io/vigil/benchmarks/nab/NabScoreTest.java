package io.vigil.benchmarks.nab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NabScoreTest {

    private static final int ROWS = 100;
    private static final List<Window> WINDOW = List.of(new Window(50, 59));
    private static final double EXACT = 1e-12;

    /// sigma(-1) = 2/(1+e^-5)-1
    private static final double SIGMA_ONE = 0.98661429815143;

    /// sigma(-0.1) = 2/(1+e^-0.5)-1
    private static final double SIGMA_TENTH = 0.24491866240371;

    private static double score(int... rows) {
        boolean[] alarms = new boolean[ROWS];
        for (int row : rows) {
            alarms[row] = true;
        }
        return NabScore.file(alarms, WINDOW, Weights.STANDARD);
    }

    static List<Weights> profiles() {
        return List.of(Weights.STANDARD, Weights.LOW_FALSE_POSITIVES);
    }

    @ParameterizedTest
    @MethodSource("profiles")
    void noAlarm_isZero(Weights profile) {
        double raw = NabScore.file(new boolean[ROWS], WINDOW, profile);

        assertThat(raw).isEqualTo(-1);
        assertThat(NabScore.normalised(raw, 1, profile)).isEqualTo(0);
    }

    @ParameterizedTest
    @MethodSource("profiles")
    void alarmAtTheWindowsStart_isPerfect(Weights profile) {
        boolean[] alarms = new boolean[ROWS];
        alarms[50] = true;
        double raw = NabScore.file(alarms, WINDOW, profile);

        assertThat(raw).isCloseTo(1, within(EXACT));
        assertThat(NabScore.normalised(raw, 1, profile)).isCloseTo(100, within(1e-9));
    }

    @Test
    void alarmAtTheWindowsEnd_isWorthAQuarter() {
        assertThat(score(59)).isCloseTo(SIGMA_TENTH / SIGMA_ONE, within(EXACT));
    }

    @Test
    void onlyTheFirstAlarmInAWindow_counts() {
        assertThat(score(50, 51, 55, 59)).isCloseTo(1, within(EXACT));
    }

    @Test
    void alarmBeforeTheWindow_costsAFalsePositive() {
        assertThat(score(30, 50)).isCloseTo(1 - 0.11, within(EXACT));
    }

    @Test
    void alarmBehindTheWindow_costsMoreTheFurtherItIs() {
        assertThat(score(50, 68)).isCloseTo(1 - 0.11 * SIGMA_ONE, within(EXACT));
        assertThat(score(50, 87)).isCloseTo(1 - 0.11, within(EXACT));
    }

    @Test
    void alarmInProbation_isNotScored() {
        assertThat(score(0, 14)).isEqualTo(-1);
        assertThat(score(15)).isCloseTo(-1 - 0.11, within(EXACT));
    }

    @Test
    void lowFalsePositiveProfile_doublesTheirPrice() {
        boolean[] alarms = new boolean[ROWS];
        alarms[30] = true;

        assertThat(NabScore.file(alarms, WINDOW, Weights.LOW_FALSE_POSITIVES)).isCloseTo(-1.22, within(EXACT));
    }

    @Test
    void fileWithoutWindows_onlyLoses() {
        boolean[] alarms = new boolean[ROWS];
        alarms[99] = true;

        assertThat(NabScore.file(alarms, List.of(), Weights.STANDARD)).isCloseTo(-0.11, within(EXACT));
    }

    @Test
    void probation_isAtMost750Rows() {
        assertThat(NabScore.probation(1_243)).isEqualTo(186);
        assertThat(NabScore.probation(22_695)).isEqualTo(750);
    }
}
