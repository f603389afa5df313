package io.vigil.edge;

import io.vigil.core.format.ByteOutput;
import io.vigil.core.series.Reading;
import io.vigil.core.series.Verdict;
import io.vigil.core.series.readings.Timestamps;
import io.vigil.core.series.watch.VerdictJson;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/// Writes each finding as a JSON object in a line of its own: `sensor_id`, `timestamp` and `value`, and
/// the fields of its verdict. Where there is no verdict the score is null and `reasons` says why.
final class JsonFindings implements Findings {

    private static final int ENOUGH = 8_192;

    private final OutputStream out;
    private final ByteOutput lines = new ByteOutput();

    /// The findings own the stream.
    JsonFindings(OutputStream out) {
        this.out = out;
    }

    @Override
    public void write(List<String> cells, Finding finding) throws IOException {
        lines.ascii("{\"sensor_id\":");
        if (finding.sensor() == null) {
            lines.ascii("null");
        } else {
            lines.json(finding.sensor());
        }
        Reading reading = finding.reading();
        if (reading == null) {
            lines.ascii(",\"timestamp\":null,\"value\":null,");
        } else {
            lines.ascii(",\"timestamp\":\"").ascii(Timestamps.text(reading.micros()));
            lines.ascii("\",\"value\":").number(reading.value()).ascii(',');
        }
        Verdict verdict = finding.verdict();
        if (verdict == null || reading == null) {
            VerdictJson.noFields(finding.reason(), lines);
        } else {
            VerdictJson.fields(verdict, reading.micros(), lines);
        }
        lines.ascii("}\n");
        if (lines.size() > ENOUGH) {
            hand();
        }
    }

    private void hand() throws IOException {
        lines.writeTo(out);
        lines.clear();
    }

    @Override
    public void flush() throws IOException {
        hand();
        out.flush();
    }

    @Override
    public void close() throws IOException {
        hand();
        out.close();
    }
}
