package io.vigil.core.series.seasonal;

import io.vigil.core.series.Reading;
import io.vigil.core.series.SensorRules;
import io.vigil.core.series.Verdict;
import java.time.zone.ZoneRules;

/// Judges readings against one profile of their sensor.
record Judge(ZoneRules zone, SeasonalLimits limits, SensorRules rules) {

    /// Judges and learns.
    Verdict detect(SeasonalState state, SensorBaseline sensor, Profile profile, Reading reading) {
        Look look = look(state, sensor, profile, reading);
        state.lastMicros = Math.max(state.lastMicros, reading.micros());
        if (!rules.possible(reading.value())) {
            boolean known = state.outside;
            state.outside = true;
            return look.outOfRange(known, state.bias);
        }
        state.outside = false;
        state.bias = (1 - limits.biasRate()) * state.bias + limits.biasRate() * look.residual;
        state.ema = look.ema;
        state.previous = look.value;
        return look.verdict(state.bias);
    }

    /// Judges and changes nothing.
    Verdict judge(SeasonalState state, SensorBaseline sensor, Profile profile, Reading reading) {
        Look look = look(state, sensor, profile, reading);
        return rules.possible(reading.value())
                ? look.verdict(state.bias)
                : look.outOfRange(state.outside, state.bias);
    }

    private Look look(SeasonalState state, SensorBaseline sensor, Profile profile, Reading reading) {
        return new Look(state, sensor, profile, LocalHour.of(zone, reading.micros()), reading.value(), this);
    }
}
