package io.vigil.core.series.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.core.format.ByteOutput;
import io.vigil.core.series.BaselineType;
import io.vigil.core.series.Learning;
import io.vigil.core.series.Reason;
import io.vigil.core.series.SeasonalDetail;
import io.vigil.core.series.Verdict;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class VerdictJsonTest {

    private static final double NONE = Double.NaN;

    @Test
    void ordinary() {
        assertThat(json(new Verdict(true, true, 0.75, List.of(Reason.SPIKE, Reason.DRIFT), 20.5, 18, 23, null)))
                .isEqualTo("{\"is_anomaly\":true,\"in_event\":true,\"anomaly_score\":0.75,\"reasons\":[\"spike\",\"drift\"],"
                        + "\"expected\":20.5,\"lower\":18.0,\"upper\":23.0}");
    }

    @Test
    void learning() {
        assertThat(json(new Verdict(false, false, 0, List.of(), NONE, NONE, NONE, new Learning(3, 30))))
                .isEqualTo("{\"is_anomaly\":false,\"in_event\":false,\"anomaly_score\":0.0,\"reasons\":[],"
                        + "\"expected\":null,\"lower\":null,\"upper\":null,\"learning\":{\"n\":3,\"of\":30}}");
    }

    @Test
    void seasonal() {
        SeasonalDetail detail =
                new SeasonalDetail(true, BaselineType.WEEKLY, 20, 0.5, 1.5, true, false, true, 2.25, "hot");
        assertThat(json(new Verdict(true, true, 3, List.of(Reason.BAND), 20.5, 17.5, 23.5, null, detail)))
                .endsWith("\"expected\":20.5,\"lower\":17.5,\"upper\":23.5,\"ok\":true,\"bl_type\":\"weekly\","
                        + "\"baseline\":20.0,\"adaptive_baseline\":20.5,\"bias\":0.5,\"band_std\":1.5,"
                        + "\"flags\":{\"band\":true,\"spike\":false,\"break\":true},\"ema_abs_res\":2.25,"
                        + "\"condition\":\"hot\",\"ts\":\"2026-03-02T10:00:00.000250Z\"}");
    }

    @Test
    void seasonal_unknownSensor() {
        assertThat(json(new Verdict(false, false, 0, List.of(), NONE, NONE, NONE, null, SeasonalDetail.NONE)))
                .endsWith("\"upper\":null,\"ok\":false}");
    }

    @Test
    void noFields_sayWhyThereIsNoVerdict() {
        ByteOutput out = new ByteOutput();
        VerdictJson.noFields("duplicate", out);
        assertThat(new String(out.toByteArray(), StandardCharsets.UTF_8))
                .isEqualTo("\"is_anomaly\":false,\"in_event\":false,\"anomaly_score\":null,\"reasons\":[\"duplicate\"],"
                        + "\"expected\":null,\"lower\":null,\"upper\":null");
    }

    private static String json(Verdict verdict) {
        ByteOutput out = new ByteOutput();
        VerdictJson.write(verdict, 1_772_445_600_000_250L, out);
        return new String(out.toByteArray(), StandardCharsets.UTF_8);
    }
}
