package io.vigil.core.format;

import io.vigil.core.model.Explanation;
import io.vigil.core.model.ScoreKind;
import io.vigil.core.record.Feature;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Writes the elements of `results` one after the other; JSON and NDJSON share it.
final class Elements {

    private final Answer answer;
    private final ByteOutput out;
    private final List<Problem> problems;
    private final byte[] normal;
    private final byte[] anomaly;
    private int nextProblem;

    Elements(Answer answer, ByteOutput out) {
        this.answer = answer;
        this.out = out;
        this.problems = answer.decoded().problems();
        this.normal = start(false, answer.scoreKind());
        this.anomaly = start(true, answer.scoreKind());
    }

    private static byte[] start(boolean anomaly, ScoreKind kind) {
        return ("{\"is_anomaly\":" + anomaly + ",\"" + kind.key() + "\":").getBytes(StandardCharsets.US_ASCII);
    }

    /// Writes the element of a record; to be called in the order of the records.
    void write(int record) {
        if (answer.decoded().isBad(record)) {
            errors(record);
            return;
        }
        out.raw(answer.scores().isAnomaly(record) ? anomaly : normal).number(answer.scores().score(record));
        explanation(record);
        out.ascii('}');
    }

    /// Writes the member `explanation` where one was asked for.
    void explanation(int record) {
        if (answer.explain() == null) {
            return;
        }
        Explanation explanation = answer.explain().apply(record);
        out.ascii(",\"explanation\":{\"expected\":").number(explanation.expected()).ascii(",\"contributions\":[");
        double[] contributions = explanation.contributions();
        List<Feature> features = answer.schema().features();
        String separator = "{\"feature\":";
        for (int f : explanation.largestFirst()) {
            out.ascii(separator).json(features.get(f).name());
            out.ascii(",\"contribution\":").number(contributions[f]).ascii('}');
            separator = ",{\"feature\":";
        }
        out.ascii("]}");
    }

    private void errors(int record) {
        out.ascii("{\"index\":").number(record).ascii(",\"errors\":[");
        String separator = "{\"pointer\":";
        for (; nextProblem < problems.size() && problems.get(nextProblem).record() <= record; nextProblem++) {
            Problem problem = problems.get(nextProblem);
            out.ascii(separator).json(problem.pointer());
            out.ascii(",\"code\":\"").ascii(problem.code().id());
            out.ascii("\",\"detail\":").json(problem.detail()).ascii('}');
            separator = ",{\"pointer\":";
        }
        out.ascii("]}");
    }
}
