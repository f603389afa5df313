package io.vigil.server.predict;

import io.vigil.core.format.Answer;
import io.vigil.core.format.ByteOutput;
import io.vigil.core.format.Decoded;
import io.vigil.core.format.MalformedException;
import io.vigil.core.format.Problem;
import io.vigil.core.format.ReadOptions;
import io.vigil.core.format.TooLargeException;
import io.vigil.core.model.Pipeline;
import io.vigil.core.model.Scores;
import io.vigil.core.record.RecordBatch;
import io.vigil.core.record.Schema;
import io.vigil.server.bodies.Bodies;
import io.vigil.server.bodies.Format;
import io.vigil.server.bodies.LongWork;
import io.vigil.server.bodies.Spares;
import io.vigil.server.models.ServedModel;
import io.vigil.server.models.ServerSettings;
import io.vigil.server.ops.Failure;
import io.vigil.server.ops.Failure.Fault;
import io.vigil.server.ops.FailureException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// From the bytes of a body to the bytes of its answer.
@Component
final class Scoring {

    /// From this many records on all processors score a batch.
    private static final int SHARED = 2_048;

    /// How many records a processor scores before it looks for other work.
    private static final int PART = 1_024;

    private final int maxRecords;
    private final int maxExplained;
    private final ScoringMetrics metrics;
    private final LongWork longWork;
    private final Spares<Workspace> workspaces = new Spares<>();

    Scoring(ServerSettings settings, ScoringMetrics metrics, LongWork longWork) {
        this.maxRecords = settings.maxRecords();
        this.maxExplained = settings.maxExplained();
        this.metrics = metrics;
        this.longWork = longWork;
    }

    /// What a request asks for.
    record Order(ServedModel model, PredictQuery query, Format in, Format out) {}

    /// The answer's bytes, which count until it is closed, and what they hold.
    record Outcome(ByteOutput answer, int records, int anomalies, Runnable done) implements AutoCloseable {

        @Override
        public void close() {
            done.run();
        }
    }

    /// @throws FailureException 400, 413 or 422
    Outcome score(Order order, Bodies.Body body) {
        Workspace spare = workspaces.take();
        return score(order, body, spare == null ? new Workspace() : spare);
    }

    private Outcome score(Order order, Bodies.Body body, Workspace workspace) {
        Decoded decoded = decode(order, body, workspace);
        ModelMetrics counted = metrics.of(order.model());
        List<Fault> asked = faults(order, decoded.records());
        if (decoded.refused() || !asked.isEmpty()) {
            counted.refused(decoded.records());
            throw new FailureException(unprocessable(asked, decoded));
        }
        Pipeline pipeline = order.model().pipeline();
        Scores scores = scores(pipeline, decoded.batch(), workspace);
        Double threshold = order.query().threshold();
        if (threshold != null) {
            scores = scores.withThreshold(threshold);
        }
        int anomalies = decoded.anomalies(scores);
        counted.scored(decoded, scores, anomalies);
        return new Outcome(write(order, decoded, scores, workspace), decoded.records(), anomalies, () -> leave(workspace));
    }

    private void leave(Workspace workspace) {
        if (workspace.isKept()) {
            workspaces.leave(workspace);
        }
    }

    private Scores scores(Pipeline pipeline, RecordBatch batch, Workspace workspace) {
        double[] scores = new double[batch.rows()];
        if (batch.rows() < SHARED) {
            pipeline.score(batch, 0, batch.rows(), scores, workspace.inputs(pipeline.schema().width(), batch.rows()));
        } else {
            longWork.share(
                    (batch.rows() + PART - 1) / PART,
                    part -> pipeline.score(batch, part * PART, Math.min((part + 1) * PART, batch.rows()), scores));
        }
        return new Scores(scores, pipeline.threshold());
    }

    private Decoded decode(Order order, Bodies.Body body, Workspace workspace) {
        Schema schema = order.model().pipeline().schema();
        ReadOptions options = new ReadOptions(maxRecords, order.query().partial());
        try {
            return Codecs.reader(order.in())
                    .read(body.bytes(), 0, body.size(), schema, options, workspace.batch(schema.size()));
        } catch (MalformedException e) {
            throw new FailureException(Failure.of(400, String.valueOf(e.getMessage())));
        } catch (TooLargeException e) {
            throw new FailureException(
                    Failure.of(413, "the body must not hold more than %d records".formatted(e.limit())));
        }
    }

    /// What is wrong with the order itself.
    private List<Fault> faults(Order order, int records) {
        List<Fault> faults = new ArrayList<>(order.query().faults());
        String unexplained = order.query().explain() ? whyUnexplained(order, records) : null;
        if (unexplained != null) {
            faults.add(new Fault("?explain", "unavailable", unexplained));
        }
        return faults;
    }

    private @Nullable String whyUnexplained(Order order, int records) {
        if (order.out() == Format.CSV) {
            return "a CSV answer has no place for explanations, ask for JSON or NDJSON";
        }
        if (!order.model().pipeline().explains()) {
            return "the model carries no training medians, so it cannot explain its scores";
        }
        return records > maxExplained
                ? "no more than %d records of a request are explained".formatted(maxExplained)
                : null;
    }

    private static Failure unprocessable(List<Fault> asked, Decoded decoded) {
        List<Fault> faults = Stream.concat(asked.stream(), decoded.problems().stream().map(Scoring::fault)).toList();
        return Failure.unprocessable(faults, asked.size() + decoded.problemCount());
    }

    private static Fault fault(Problem problem) {
        return new Fault(problem.pointer(), problem.code().id(), problem.detail());
    }

    private static ByteOutput write(Order order, Decoded decoded, Scores scores, Workspace workspace) {
        ServedModel model = order.model();
        Pipeline pipeline = model.pipeline();
        ByteOutput out = workspace.out();
        Answer answer = new Answer(
                model.name(),
                model.version(),
                pipeline.schema(),
                pipeline.estimator().scoreKind(),
                decoded,
                scores,
                order.query().explain() ? record -> pipeline.explain(decoded.batch(), record) : null,
                order.query().partial());
        Codecs.writer(order.out()).write(answer, out);
        return out;
    }
}
