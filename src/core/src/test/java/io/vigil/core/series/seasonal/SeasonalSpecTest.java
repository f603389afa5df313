package io.vigil.core.series.seasonal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.vigil.core.series.BaselineType;
import io.vigil.core.series.Reading;
import io.vigil.core.series.SeasonalDetail;
import io.vigil.core.series.SensorRules;
import io.vigil.core.series.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SeasonalSpecTest {

    private static final Offset<Double> EXACTLY = within(1e-9);

    static List<Path> files() throws IOException {
        return Spec.files();
    }

    @ParameterizedTest
    @MethodSource("files")
    void fit_givesTheProfiles(Path file) throws IOException {
        Spec spec = Spec.read(file);
        SensorBaseline fitted = spec.fit();
        Json profiles = spec.root().at("profiles");

        assertThat(fitted.profiles().stream().map(profile -> profile.type().id()))
                .containsExactlyElementsOf(profiles.names());
        equal(fitted.daily().medians(), profiles.at("daily").at("median"));
        equal(fitted.daily().stds(), profiles.at("daily").at("std"));
        if (fitted.weekly() != null) {
            equal(fitted.weekly().medians(), profiles.at("weekly").at("median"));
            equal(fitted.weekly().stds(), profiles.at("weekly").at("std"));
        }
        if (fitted.seasonal() != null) {
            equal(fitted.seasonal().medians(), profiles.at("seasonal").at("median"));
        }
    }

    private static void equal(double[] actual, Json expected) {
        assertThat(actual).containsExactly(expected.numbers(), EXACTLY);
    }

    @ParameterizedTest
    @MethodSource("files")
    void analysis_givesTheVerdictsOfEveryBaseline(Path file) throws IOException {
        Spec spec = Spec.read(file);
        List<List<Verdict>> verdicts = analyse(spec);
        List<Json> expected = spec.root().at("readings").items();

        assertThat(verdicts).hasSameSizeAs(expected);
        for (int r = 0; r < expected.size(); r++) {
            List<Json> each = expected.get(r).at("verdicts").items();
            assertThat(verdicts.get(r)).hasSameSizeAs(each);
            for (int v = 0; v < each.size(); v++) {
                equal("reading %d".formatted(r), verdicts.get(r).get(v), each.get(v));
            }
        }
    }

    private static List<List<Verdict>> analyse(Spec spec) {
        SeasonalAnalysis analysis = new SeasonalAnalysis(spec.model(), spec.fit(), SensorRules.NONE);
        return spec.readings().stream().map(analysis::verdicts).toList();
    }

    private static void equal(String reading, Verdict actual, Json expected) {
        SeasonalDetail detail = Objects.requireNonNull(actual.seasonal());
        assertThat(detail.ok()).isTrue();
        assertThat(actual.isAnomaly()).as(reading).isEqualTo(expected.at("is_anomaly").flag());
        assertThat(actual.inEvent()).isEqualTo(actual.isAnomaly());
        assertThat(detail.type()).isEqualTo(type(expected));
        assertThat(detail.baseline()).as(reading).isCloseTo(expected.at("baseline").number(), EXACTLY);
        assertThat(actual.expected()).as(reading).isCloseTo(expected.at("adaptive_baseline").number(), EXACTLY);
        assertThat(detail.bias()).as(reading).isCloseTo(expected.at("bias").number(), EXACTLY);
        assertThat(actual.lower()).as(reading).isCloseTo(expected.at("lower").number(), EXACTLY);
        assertThat(actual.upper()).as(reading).isCloseTo(expected.at("upper").number(), EXACTLY);
        assertThat(detail.bandStd()).as(reading).isCloseTo(expected.at("band_std").number(), EXACTLY);
        assertThat(detail.emaAbsRes()).as(reading).isCloseTo(expected.at("ema_abs_res").number(), EXACTLY);
        assertThat(detail.condition()).as(reading).isEqualTo(expected.at("condition").text());
        Json flags = expected.at("flags");
        assertThat(List.of(detail.band(), detail.spike(), detail.isBreak()))
                .as(reading)
                .containsExactly(flags.at("band").flag(), flags.at("spike").flag(), flags.at("break").flag());
    }

    private static BaselineType type(Json verdict) {
        for (BaselineType type : BaselineType.values()) {
            if (type.id().equals(verdict.at("bl_type").text())) {
                return type;
            }
        }
        throw new AssertionError("no such baseline");
    }

    @ParameterizedTest
    @MethodSource("files")
    void detector_answersAsTheRichestBaseline(Path file) throws IOException {
        Spec spec = Spec.read(file);
        SeasonalBaseline detector = new SeasonalBaseline(spec.model(), SensorRules.NONE);
        List<Reading> readings = spec.readings();
        List<List<Verdict>> analysed = analyse(spec);
        SeasonalState state = detector.start(readings.get(0).key());

        for (int r = 0; r < readings.size(); r++) {
            List<Verdict> verdicts = analysed.get(r);
            assertThat(detector.detect(state, readings.get(r))).isEqualTo(verdicts.get(verdicts.size() - 1));
        }
    }

    @Test
    void specs_holdEachFlagAloneAndEachCondition() throws IOException {
        Set<String> found = new HashSet<>();
        for (Path file : Spec.files()) {
            for (Json reading : Spec.read(file).root().at("readings").items()) {
                for (Json verdict : reading.at("verdicts").items()) {
                    found.add(flags(verdict.at("flags")));
                    found.add(verdict.at("condition").text());
                    found.add(verdict.at("bl_type").text());
                }
            }
        }

        assertThat(found)
                .contains("", "band", "spike", "break", "bandspikebreak", "daily", "weekly", "seasonal")
                .contains("low", "normal", "high", "dry", "wet", "cold", "hot", "low_humidity", "high_humidity");
    }

    private static String flags(Json flags) {
        return String.join("", flags.names().stream().filter(name -> flags.at(name).flag()).toList());
    }
}
