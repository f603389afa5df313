package io.vigil.server.incidents;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.core.series.Reason;
import io.vigil.core.series.Times;
import io.vigil.server.queries.Fields;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LifeTest {

    private static final int SPIKE = 1 << Reason.SPIKE.ordinal();
    private static final int DRIFT = 1 << Reason.DRIFT.ordinal();
    private static final int GAP = 1 << Reason.GAP.ordinal();
    private static final int DROPOUT = 1 << Reason.DROPOUT.ordinal();

    /// What one sensor does, one sign per second: `A` raises the alarm of a spike, `D` of a drift, `G` of a
    /// gap, `e` is in an event, `.` is calm, `s` is a silence that was noticed; between `[` and `]` work is
    /// planned. Then its incidents: from..to, reasons, readings, anomalies, and the value at the peak.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ......     | ''
            ee.        | ''
            .A         | 1.. spike r1 a1 v1
            .A..       | 1.. spike r3 a1 v1
            .A...      | 1..4 spike r4 a1 v1
            .A....     | 1..4 spike r4 a1 v1
            A..e...    | 0..6 spike r7 a1 v0
            A..A...    | 0..6 spike r7 a2 v0
            AD...      | 0..4 spike+drift r5 a2 v1
            A...A      | 0..3 spike r4 a1 v0, 4.. spike r1 a1 v4
            s          | 0.. dropout r0 a0
            sss        | 0.. dropout r0 a0
            s.         | 0..1 dropout r1 a0
            s.s        | 0..1 dropout r1 a0, 2.. dropout r0 a0
            sG         | 0..1 dropout+gap r1 a1
            sG...      | 0..1 dropout+gap r1 a1
            sA...      | 0..1 spike+dropout r1 a1 v1, 1..4 spike r4 a1 v1
            As         | 0.. spike+dropout r1 a1 v0
            As...      | 0..4 spike+dropout r4 a1 v0
            A.ss...    | 0..5 spike+dropout r4 a1 v0
            Ase...     | 0..5 spike+dropout r5 a1 v0
            G...       | 0..3 gap r4 a1 v0
            [A..]...   | ''
            [A].       | ''
            [A]e       | 1.. spike r1 a0 v1
            [A].e      | ''
            [Ae]A...   | 2..5 spike r4 a1 v2
            A[A]...    | 0..4 spike r5 a2 v0
            [A]e...A   | 1..4 spike r4 a0 v1, 5.. spike r1 a1 v5
            [ss]s      | 2.. dropout r0 a0
            s[.]       | 0..1 dropout r1 a0
            """)
    void sensor_bringsIncidents(String sensor, String incidents) {
        assertThat(told(List.of(sensor))).isEqualTo(incidents);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            .A. | ..
            [A  | ]e
            A   | ...A
            s   | .
            As  | ...
            """)
    void batches_changeNothing(String first, String second) {
        assertThat(told(List.of(first, second))).isEqualTo(told(List.of(first + second)));
    }

    @Test
    void reasons_areThoseOfTheEvent() {
        Observation calm = new Observation(1, "a", "t", "l", 1, 1, false, false, 5, DRIFT);

        assertThat(Incident.openedBy(observation(0, 'A'), 1).after(calm).reasons()).isEqualTo(SPIKE);
        assertThat(Incident.openedBy(observation(0, 'A'), 1).after(calm).peakScore()).isEqualTo(observation(0, 'A').score());
    }

    @Test
    void lateReading_doesNotCloseBeforeTheBeginning() {
        Incident incident = Incident.openedBy(observation(10, 'A'), 1);
        for (int second : List.of(1, 2, 3)) {
            incident = incident.after(observation(second, '.'));
        }

        assertThat(incident.closedAt()).isEqualTo(incident.openedAt());
    }

    private static String told(List<String> batches) {
        Map<Long, Incident> all = new LinkedHashMap<>();
        List<Integer> muted = new ArrayList<>();
        AtomicLong ids = new AtomicLong();
        int second = 0;
        boolean[] planned = {false};
        for (String batch : batches) {
            Life life = new Life(
                    all.values().stream().filter(Incident::isOpen).toList(), Set.copyOf(muted), one -> planned[0],
                    ids::incrementAndGet);
            for (int i = 0; i < batch.length(); i++) {
                char sign = batch.charAt(i);
                if (sign == '[' || sign == ']') {
                    planned[0] = sign == '[';
                } else if (sign == 's') {
                    life.silent(observation(second++, sign));
                } else {
                    life.read(observation(second++, sign));
                }
            }
            life.begun().forEach(incident -> all.put(incident.id(), incident));
            life.grown().forEach(incident -> all.put(incident.id(), incident));
            muted.addAll(life.newlyMuted());
            muted.removeAll(life.noLongerMuted());
        }
        return all.values().stream().map(LifeTest::told).collect(Collectors.joining(", "));
    }

    private static Observation observation(int second, char sign) {
        int reasons = switch (sign) {
            case 'A', 'e' -> SPIKE;
            case 'D' -> DRIFT;
            case 'G' -> GAP;
            case 's' -> DROPOUT;
            default -> 0;
        };
        double score = 0.1 * (1 + ".eGsAD".indexOf(sign));
        boolean alarm = "ADG".indexOf(sign) >= 0;
        return new Observation(1, "a", "t", "l", second * Times.MICROS_PER_SECOND, sign == 's' ? Double.NaN : second, alarm,
                alarm || sign == 'e', score, reasons);
    }

    private static String told(Incident incident) {
        Long closed = incident.closedAt();
        return "%d..%s %s r%d a%d%s".formatted(
                incident.openedAt() / Times.MICROS_PER_SECOND,
                closed == null ? "" : closed / Times.MICROS_PER_SECOND,
                String.join("+", Fields.reasonIds(incident.reasons())),
                incident.readings(),
                incident.anomalies(),
                Double.isNaN(incident.peakValue()) ? "" : " v%.0f".formatted(incident.peakValue()));
    }
}
