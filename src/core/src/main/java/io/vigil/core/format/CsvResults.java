package io.vigil.core.format;

import java.util.List;

/// Writes the columns `is_anomaly` and the score, and with partial `reason`; explanations have no
/// place here and are left out.
public final class CsvResults implements ResultWriter {

    @Override
    public void write(Answer answer, ByteOutput out) {
        List<Problem> problems = answer.decoded().problems();
        int next = 0;
        out.ascii("is_anomaly,").ascii(answer.scoreKind().key()).ascii(answer.partial() ? ",reason\n" : "\n");
        for (int r = 0; r < answer.scores().size(); r++) {
            if (answer.decoded().isBad(r)) {
                out.ascii(",,");
                next = reason(problems, next, r, out);
            } else {
                out.ascii(Boolean.toString(answer.scores().isAnomaly(r))).ascii(',');
                out.number(answer.scores().score(r)).ascii(answer.partial() ? "," : "");
            }
            out.ascii('\n');
        }
    }

    /// Writes the problems of a record as one quoted cell and returns where the next record's begin.
    private static int reason(List<Problem> problems, int first, int record, ByteOutput out) {
        int next = first;
        out.ascii('"');
        for (; next < problems.size() && problems.get(next).record() <= record; next++) {
            out.ascii(next > first ? "; " : "");
            out.utf8(problems.get(next).detail().replace("\"", "\"\""));
        }
        out.ascii('"');
        return next;
    }
}
