package io.vigil.core.series.seasonal;

import io.vigil.core.series.Moments;
import io.vigil.core.series.Reason;
import io.vigil.core.series.SeasonalDetail;
import io.vigil.core.series.SensorRules;
import io.vigil.core.series.Verdict;
import java.util.ArrayList;
import java.util.List;

/// One reading held against one profile, with the bias before it.
final class Look {

    final double value;
    final double residual;

    /// The moving average of the absolute residuals, this one included.
    final double ema;

    private final SensorBaseline sensor;
    private final Profile profile;
    private final double baseline;
    private final double expected;
    private final double std;
    private final double reach;
    private final boolean band;
    private final boolean spike;
    private final boolean isBreak;
    private final boolean rose;

    Look(SeasonalState state, SensorBaseline sensor, Profile profile, LocalHour time, double reading, Judge judge) {
        SeasonalLimits limits = judge.limits();
        SensorRules rules = judge.rules();
        this.sensor = sensor;
        this.profile = profile;
        value = Moments.bounded(reading);
        baseline = profile.baseline(time);
        std = profile.std(time);
        expected = baseline + state.bias;
        residual = value - expected;
        double size = Math.abs(residual);
        ema = Double.isNaN(state.ema) ? size : limits.emaRate() * size + (1 - limits.emaRate()) * state.ema;
        reach = limits.band() * state.bar * std;
        double jump = value - state.previous;
        rose = jump > 0;
        boolean out = value < expected - reach || value > expected + reach;
        band = out && rules.matters(residual);
        spike = Math.abs(jump) > limits.spike() * state.bar * std && rules.matters(jump);
        isBreak = ema > limits.breaking() * state.bar * std && rules.matters(residual);
    }

    Verdict verdict(double bias) {
        boolean alarm = band || spike || isBreak;
        return verdict(alarm, alarm, reasons(), bias);
    }

    Verdict outOfRange(boolean known, double bias) {
        return verdict(!known, true, List.of(Reason.RANGE), bias);
    }

    private Verdict verdict(boolean alarm, boolean inEvent, List<Reason> reasons, double bias) {
        int side = value < expected - reach ? -1 : value > expected + reach ? 1 : 0;
        SeasonalDetail detail = new SeasonalDetail(
                true, profile.type(), baseline, bias, std, band, spike, isBreak, ema, sensor.condition(side));
        double score = Math.min(SeasonalBaseline.HIGHEST_SCORE, Math.abs(residual) / std);
        return new Verdict(alarm, inEvent, score, reasons, expected, expected - reach, expected + reach, null, detail);
    }

    private List<Reason> reasons() {
        List<Reason> reasons = new ArrayList<>(3);
        if (spike) {
            reasons.add(rose ? Reason.SPIKE : Reason.DIP);
        }
        if (band) {
            reasons.add(Reason.BAND);
        }
        if (isBreak) {
            reasons.add(Reason.BREAK);
        }
        return reasons;
    }
}
