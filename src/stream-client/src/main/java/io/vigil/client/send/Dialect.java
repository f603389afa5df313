package io.vigil.client.send;

import io.vigil.client.read.Batch;
import io.vigil.client.read.Item;
import io.vigil.client.read.ReplayException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// How rows are put to the server, and its answers read.
public enum Dialect {
    /// `{"records":[..]}`, answered by one result per record.
    PREDICT {
        @Override
        String mediaType(Batch batch) {
            return JSON;
        }

        @Override
        byte[] body(Batch batch) {
            return join(batch, ",", "{\"records\":[", "]}");
        }

        @Override
        Answer answer(byte[] body, int rows, long nanos) throws ReplayException {
            return AnswerReader.read(body, rows, nanos);
        }
    },
    /// A JSON array of readings or a CSV table, answered by one result per reading.
    READINGS {
        @Override
        String mediaType(Batch batch) {
            return batch.head().isEmpty() ? JSON : "text/csv";
        }

        @Override
        byte[] body(Batch batch) {
            return batch.head().isEmpty() ? join(batch, ",", "[", "]") : join(batch, "\n", batch.head(), "\n");
        }

        @Override
        Answer answer(byte[] body, int rows, long nanos) throws ReplayException {
            return ReadingsReader.read(body, rows, nanos);
        }
    };

    private static final String JSON = "application/json";

    abstract String mediaType(Batch batch);

    abstract byte[] body(Batch batch);

    /// @throws ReplayException where the body is no such answer
    abstract Answer answer(byte[] body, int rows, long nanos) throws ReplayException;

    /// The answer to rows of which every one was refused; each counts as one reading.
    Answer rejected(Problem problem, int rows, long nanos) {
        List<Outcome> outcomes = IntStream.range(0, rows)
                .mapToObj(row -> (Outcome) new Outcome.Rejected(problem.reason(row)))
                .toList();
        Answer.Readings readings = new Answer.Readings(0, 0, this == READINGS ? rows : 0);
        return new Answer(outcomes, readings, List.of(), nanos);
    }

    private static byte[] join(Batch batch, String between, String before, String after) {
        return batch.rows().stream()
                .map(Item.Row::text)
                .collect(Collectors.joining(between, before, after))
                .getBytes(StandardCharsets.UTF_8);
    }
}
