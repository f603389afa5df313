package io.vigil.core.series.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.core.series.Arrival;
import io.vigil.core.series.Reason;
import io.vigil.core.series.Verdict;
import io.vigil.core.series.watch.MixedFeed.Step;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WatchRestoreTest {

    private static final List<String> BESIDE = List.of("rolling-z", "online-forest");

    /// Stops a watch at random readings and goes on with a new one that knows only what was saved, once
    /// in all or bit by bit.
    @ParameterizedTest
    @ValueSource(strings = {"streaming", "rolling-z", "online-forest", "seasonal-baseline"})
    void restoredAtAnyReading_saysTheSame(String detector) {
        Set<Arrival> arrivals = EnumSet.noneOf(Arrival.class);
        Set<Reason> reasons = EnumSet.noneOf(Reason.class);
        for (long seed = 0; seed < 3; seed++) {
            Random cuts = new Random(seed);
            Watch unbroken = MixedFeed.watch(detector, BESIDE);
            Watch stopped = MixedFeed.watch(detector, BESIDE);
            Map<String, SavedState> store = new LinkedHashMap<>();
            for (Step step : MixedFeed.steps(seed)) {
                int event = cuts.nextInt(40);
                if (event < 2) {
                    save(stopped, store);
                }
                if (event == 0) {
                    stopped = MixedFeed.watch(detector, BESIDE);
                    store.values().forEach(stopped::restore);
                }
                Judged judged = MixedFeed.take(unbroken, step);
                assertThat(MixedFeed.take(stopped, step)).isEqualTo(judged);
                arrivals.add(judged.arrival());
                Verdict verdict = judged.verdict();
                reasons.addAll(verdict == null ? List.of() : verdict.reasons());
            }
            save(stopped, store);
            assertThat(written(store)).isEqualTo(written(save(unbroken, new LinkedHashMap<>())));
        }
        assertThat(arrivals).containsExactlyInAnyOrder(Arrival.values());
        assertThat(reasons).contains(Reason.RANGE).hasSizeGreaterThan(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"streaming", "rolling-z", "online-forest", "seasonal-baseline"})
    void everyState_staysWithinItsBound(String detector) {
        Detectors detectors = new Detectors(ZoneOffset.UTC);
        Watch watch = MixedFeed.watch(detector, BESIDE);
        for (Step step : MixedFeed.steps(4)) {
            MixedFeed.take(watch, step);
        }
        List<SavedState> states = watch.changed().stream()
                .filter(saved -> !saved.kind().equals(SavedState.SENSOR))
                .toList();

        assertThat(states).extracting(SavedState::kind).contains(detector);
        assertThat(states).allSatisfy(saved -> assertThat(saved.bytes())
                .hasSizeLessThanOrEqualTo(detectors.ofState(saved.kind()).codec().maxBytes()));
    }

    private static Map<String, SavedState> save(Watch watch, Map<String, SavedState> store) {
        watch.changed().forEach(saved -> store.put(saved.kind() + " " + saved.key(), saved));
        return store;
    }

    private static Map<String, String> written(Map<String, SavedState> store) {
        Map<String, String> written = new TreeMap<>();
        store.forEach((name, saved) -> written.put(name, HexFormat.of().formatHex(saved.bytes())));
        return written;
    }
}
