package io.vigil.core.series.seasonal;

import io.vigil.core.series.Reading;
import io.vigil.core.series.SensorRules;
import io.vigil.core.series.Verdict;
import java.util.ArrayList;
import java.util.List;

/// Judges a sensor's whole series against every baseline that was fitted for it, each of which learns
/// from the readings before. Not safe for many threads.
public final class SeasonalAnalysis {

    private final Judge judge;
    private final SensorBaseline sensor;
    private final List<Profile> profiles;
    private final List<SeasonalState> states;
    private long newest = Long.MIN_VALUE;

    /// @param sensor one of the model's
    public SeasonalAnalysis(SeasonalModel model, SensorBaseline sensor, SensorRules rules) {
        this.judge = new Judge(model.zone().getRules(), model.limits(), rules);
        this.sensor = sensor;
        this.profiles = sensor.profiles();
        this.states = profiles.stream().map(profile -> new SeasonalState()).toList();
    }

    /// The verdicts on the next reading: one per available baseline, daily, weekly, seasonal. The last is
    /// what [SeasonalBaseline] says. Another value for the same instant is judged and not learned from.
    ///
    /// @param reading of the sensor, not older than the ones before
    public List<Verdict> verdicts(Reading reading) {
        boolean conflict = reading.micros() == newest;
        List<Verdict> verdicts = new ArrayList<>(profiles.size());
        for (int p = 0; p < profiles.size(); p++) {
            verdicts.add(
                    conflict
                            ? judge.judge(states.get(p), sensor, profiles.get(p), reading)
                            : judge.detect(states.get(p), sensor, profiles.get(p), reading));
        }
        newest = reading.micros();
        return verdicts;
    }
}
