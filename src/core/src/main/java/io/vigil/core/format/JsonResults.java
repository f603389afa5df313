package io.vigil.core.format;

import java.util.List;
import java.util.Optional;

/// Writes `{"results":[..],"model":..,"version":..,"threshold":..,"warnings":[..]}`, or for a bare
/// object `{"input_data":{..},"prediction":{..}}`. `warnings` is absent where there are none.
public final class JsonResults implements ResultWriter {

    @Override
    public void write(Answer answer, ByteOutput out) {
        Optional<byte[]> bare = answer.decoded().bareObject();
        if (bare.isPresent()) {
            bare(answer, bare.get(), out);
        } else {
            batch(answer, out);
        }
    }

    private static void batch(Answer answer, ByteOutput out) {
        Elements elements = new Elements(answer, out);
        out.ascii("{\"results\":[");
        for (int r = 0; r < answer.scores().size(); r++) {
            if (r > 0) {
                out.ascii(',');
            }
            elements.write(r);
        }
        out.ascii("],\"model\":").json(answer.model());
        out.ascii(",\"version\":").number(answer.version());
        out.ascii(",\"threshold\":").number(answer.scores().threshold());
        warnings(answer.decoded().unknownFields(), out);
        out.ascii('}');
    }

    private static void bare(Answer answer, byte[] input, ByteOutput out) {
        out.ascii("{\"input_data\":").raw(input);
        out.ascii(",\"prediction\":{\"").ascii(answer.scoreKind().key()).ascii("\":");
        out.number(answer.scores().score(0));
        out.ascii(",\"is_anomaly\":").ascii(Boolean.toString(answer.scores().isAnomaly(0)));
        new Elements(answer, out).explanation(0);
        out.ascii('}');
        warnings(answer.decoded().unknownFields(), out);
        out.ascii('}');
    }

    private static void warnings(List<String> unknownFields, ByteOutput out) {
        if (unknownFields.isEmpty()) {
            return;
        }
        char separator = '[';
        out.ascii(",\"warnings\":");
        for (String name : unknownFields) {
            out.ascii(separator).json("unknown field: " + name);
            separator = ',';
        }
        out.ascii(']');
    }
}
