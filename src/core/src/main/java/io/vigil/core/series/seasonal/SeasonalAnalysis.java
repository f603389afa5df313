package io.vigil.core.series.seasonal;

import io.vigil.core.series.Reading;
import io.vigil.core.series.SensorRules;
import io.vigil.core.series.Verdict;
import java.util.ArrayList;
import java.util.List;

/// Judges a whole series against every baseline that was fitted for its sensor.
public final class SeasonalAnalysis {

    private SeasonalAnalysis() {}

    /// The verdicts on each reading: one per available baseline, daily, weekly, seasonal, each of which
    /// has learned from the readings before. The last is what [SeasonalBaseline] says.
    ///
    /// @param sensor one of the model's
    /// @param readings of that sensor, in the order of time
    /// @return as many lists as readings
    public static List<List<Verdict>> verdicts(
            SeasonalModel model, SensorBaseline sensor, SensorRules rules, List<Reading> readings) {
        Judge judge = new Judge(model.zone().getRules(), model.limits(), rules);
        List<Profile> profiles = sensor.profiles();
        List<SeasonalState> states = profiles.stream().map(profile -> new SeasonalState()).toList();
        List<List<Verdict>> all = new ArrayList<>(readings.size());
        for (Reading reading : readings) {
            List<Verdict> verdicts = new ArrayList<>(profiles.size());
            for (int p = 0; p < profiles.size(); p++) {
                verdicts.add(judge.detect(states.get(p), sensor, profiles.get(p), reading));
            }
            all.add(verdicts);
        }
        return all;
    }
}
