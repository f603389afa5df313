package io.vigil.server.requests;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.core.format.ByteOutput;
import io.vigil.core.format.Decoded;
import io.vigil.core.format.JsonResults;
import io.vigil.core.format.MalformedException;
import io.vigil.core.format.ReadOptions;
import io.vigil.core.format.TooLargeException;
import io.vigil.core.model.Pipeline;
import io.vigil.server.TestServer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/// 20,000 bodies that were valid before something happened to their bytes: each is refused with a
/// problem or scored as core scores the same bytes, and where a second reader knows the format, as that
/// reads them.
@ExtendWith(RequestServer.class)
class MutatedRequestsIT {

    private static final int WORKERS = 4;
    private static final int REQUESTS_PER_WORKER = 1_670;
    private static final int SEED = 42;
    private static final int MOST_RECORDS = 100_000;
    private static final Pipeline METER = RequestModels.meter();

    @ParameterizedTest
    @EnumSource(Wire.class)
    void mutatedBody_isRefusedOrScoredRightly(Wire wire, TestServer server) throws Exception {
        Map<Integer, Integer> statuses = new TreeMap<>();
        try (ExecutorService workers = Executors.newFixedThreadPool(WORKERS)) {
            List<Future<Map<Integer, Integer>>> running = new ArrayList<>();
            for (int w = 0; w < WORKERS; w++) {
                Mutations mutations = new Mutations(SEED + w, wire);
                running.add(workers.submit(() -> send(mutations, wire, server.port())));
            }
            for (Future<Map<Integer, Integer>> one : running) {
                one.get().forEach((status, count) -> statuses.merge(status, count, Integer::sum));
            }
        }
        assertThat(statuses).containsOnlyKeys(200, 400, 422);
        assertThat(statuses.values()).allMatch(count -> count > 100, "more than 100 of each: " + statuses);
    }

    private static Map<Integer, Integer> send(Mutations mutations, Wire wire, int port) {
        Map<Integer, Integer> statuses = new TreeMap<>();
        try (KeepAlive http = new KeepAlive(port)) {
            for (int i = 0; i < REQUESTS_PER_WORKER; i++) {
                byte[] body = mutations.next();
                boolean partial = mutations.chance(4);
                Answer answer =
                        http.post("/models/meter/predict" + (partial ? "?on_error=partial" : ""), wire.mediaType(), body);
                check(answer, wire, body, partial);
                statuses.merge(answer.status(), 1, Integer::sum);
            }
        }
        return statuses;
    }

    private static void check(Answer answer, Wire wire, byte[] body, boolean partial) {
        String request = wire + " " + HexFormat.of().formatHex(body) + (partial ? " partial" : "");
        JsonNode json = Reference.STRICT.readTree(answer.body());
        Answer core = core(wire, body, partial);
        assertThat(answer.status()).as(request).isEqualTo(core.status());
        if (core.status() == 200) {
            assertThat(answer.body()).as(request).isEqualTo(core.body());
            if (!partial) {
                Reference.scores(wire, body)
                        .ifPresent(scores -> assertThat(scores(json)).as(request).isEqualTo(scores));
            }
        } else {
            assertThat(answer.header("Content-Type")).as(request).isEqualTo("application/problem+json");
            assertThat(json.get("status").asInt()).as(request).isEqualTo(core.status());
            assertThat(json.get("detail").asString()).as(request).contains(core.body());
        }
    }

    private static List<Double> scores(JsonNode answer) {
        List<Double> scores = new ArrayList<>();
        if (answer.has("prediction")) {
            scores.add(answer.get("prediction").get("anomaly_score").doubleValue());
        } else {
            answer.get("results").forEach(result -> scores.add(result.get("anomaly_score").doubleValue()));
        }
        return scores;
    }

    /// What core makes of the same bytes: the whole answer, or the first problem's words.
    private static Answer core(Wire wire, byte[] body, boolean partial) {
        try {
            Decoded decoded =
                    wire.reader().read(body, 0, body.length, METER.schema(), new ReadOptions(MOST_RECORDS, partial));
            return decoded.refused()
                    ? new Answer(422, Map.of(), decoded.problems().getFirst().detail())
                    : new Answer(200, Map.of(), written(decoded, partial));
        } catch (MalformedException e) {
            return new Answer(400, Map.of(), String.valueOf(e.getMessage()));
        } catch (TooLargeException e) {
            throw new AssertionError(e);
        }
    }

    private static String written(Decoded decoded, boolean partial) {
        ByteOutput out = new ByteOutput();
        new JsonResults()
                .write(
                        new io.vigil.core.format.Answer(
                                "meter",
                                1,
                                METER.schema(),
                                METER.estimator().scoreKind(),
                                decoded,
                                METER.score(decoded.batch()),
                                null,
                                partial),
                        out);
        return new String(out.toByteArray(), StandardCharsets.UTF_8);
    }
}
