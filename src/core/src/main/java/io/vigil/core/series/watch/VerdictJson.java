package io.vigil.core.series.watch;

import io.vigil.core.format.ByteOutput;
import io.vigil.core.series.BaselineType;
import io.vigil.core.series.Learning;
import io.vigil.core.series.Reason;
import io.vigil.core.series.SeasonalDetail;
import io.vigil.core.series.Verdict;
import io.vigil.core.series.readings.Timestamps;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes a verdict as every host answers it.
///
/// `{"is_anomaly":false,"in_event":false,"anomaly_score":0.1,"reasons":[],"expected":20.1,"lower":18.2,
/// "upper":22.4}`; what is not known is `null`. While the detector learns, `"learning":{"n":3,"of":30}`
/// follows. A fitted baseline adds `ok`, and where it knows the sensor `bl_type`, `baseline`,
/// `adaptive_baseline`, `bias`, `band_std`, `flags` of `band`, `spike` and `break`, `ema_abs_res`,
/// `condition` and `ts`, the reading's own time.
public final class VerdictJson {

    private VerdictJson() {}

    /// @param micros the time of the reading, in microseconds since 1970-01-01T00:00:00Z
    public static void write(Verdict verdict, long micros, ByteOutput out) {
        out.ascii('{');
        fields(verdict, micros, out);
        out.ascii('}');
    }

    /// The same without the braces, for an object that says more.
    public static void fields(Verdict verdict, long micros, ByteOutput out) {
        out.ascii("\"is_anomaly\":").ascii(Boolean.toString(verdict.isAnomaly()));
        out.ascii(",\"in_event\":").ascii(Boolean.toString(verdict.inEvent()));
        number("anomaly_score", verdict.score(), out);
        reasons(verdict.reasons(), out);
        number("expected", verdict.expected(), out);
        number("lower", verdict.lower(), out);
        number("upper", verdict.upper(), out);
        learning(verdict.learning(), out);
        seasonal(verdict, micros, out);
    }

    /// The fields of what got no verdict.
    ///
    /// @param reason why, in ASCII
    public static void noFields(String reason, ByteOutput out) {
        out.ascii("\"is_anomaly\":false,\"in_event\":false,\"anomaly_score\":null,\"reasons\":[\"");
        out.ascii(reason).ascii("\"],\"expected\":null,\"lower\":null,\"upper\":null");
    }

    private static void reasons(List<Reason> reasons, ByteOutput out) {
        out.ascii(",\"reasons\":[");
        for (int i = 0; i < reasons.size(); i++) {
            out.ascii(i == 0 ? "\"" : ",\"").ascii(reasons.get(i).id()).ascii('"');
        }
        out.ascii(']');
    }

    private static void learning(@Nullable Learning learning, ByteOutput out) {
        if (learning != null) {
            out.ascii(",\"learning\":{\"n\":").number(learning.n()).ascii(",\"of\":").number(learning.of()).ascii('}');
        }
    }

    private static void seasonal(Verdict verdict, long micros, ByteOutput out) {
        SeasonalDetail detail = verdict.seasonal();
        if (detail == null) {
            return;
        }
        out.ascii(",\"ok\":").ascii(Boolean.toString(detail.ok()));
        BaselineType type = detail.type();
        if (type == null) {
            return;
        }
        out.ascii(",\"bl_type\":\"").ascii(type.id()).ascii('"');
        number("baseline", detail.baseline(), out);
        number("adaptive_baseline", verdict.expected(), out);
        number("bias", detail.bias(), out);
        number("band_std", detail.bandStd(), out);
        out.ascii(",\"flags\":{\"band\":").ascii(Boolean.toString(detail.band()));
        out.ascii(",\"spike\":").ascii(Boolean.toString(detail.spike()));
        out.ascii(",\"break\":").ascii(Boolean.toString(detail.isBreak())).ascii('}');
        number("ema_abs_res", detail.emaAbsRes(), out);
        out.ascii(",\"condition\":").json(detail.condition() == null ? "" : detail.condition());
        out.ascii(",\"ts\":\"").ascii(Timestamps.text(micros)).ascii('"');
    }

    private static void number(String name, double value, ByteOutput out) {
        out.ascii(",\"").ascii(name).ascii("\":");
        if (Double.isFinite(value)) {
            out.number(value);
        } else {
            out.ascii("null");
        }
    }
}
