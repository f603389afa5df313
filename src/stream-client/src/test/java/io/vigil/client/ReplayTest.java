package io.vigil.client;

import static io.vigil.client.ScriptedServer.drop;
import static io.vigil.client.ScriptedServer.reply;
import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.client.report.Captured;
import io.vigil.client.report.Progress;
import io.vigil.client.report.Report;
import io.vigil.client.send.Dialect;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayTest {

    private static final String FIVE_ROWS = "t,Anomaly\n0.9,1\n0.1,0\n0.2,1\n0.8,0\n0.3,0\n";

    @TempDir
    Path folder;

    private final ScriptedServer server;
    private final FakeTime time = new FakeTime();
    private final Captured out = new Captured();
    private final Captured err = new Captured();
    private Path file;
    private Path position;

    ReplayTest() throws IOException {
        server = new ScriptedServer();
        file = Path.of("");
        position = Path.of("");
    }

    @BeforeEach
    void name() {
        file = folder.resolve("rows.csv");
        position = folder.resolve("position.json");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Plan plan(String file, double rate, int batch) {
        return new Plan(
                file, server.url(), Dialect.PREDICT, null, rate, Long.MAX_VALUE, batch, null, false, Duration.ofSeconds(5), null);
    }

    private Plan resumable(long limit) throws IOException {
        Files.writeString(file, FIVE_ROWS);
        return new Plan(
                file.toString(), server.url(), Dialect.PREDICT, null, 0, limit, 1, null, false, Duration.ofSeconds(5), position);
    }

    private Replay replay(Plan plan, String stdin) {
        InputStream in = new ByteArrayInputStream(stdin.getBytes(StandardCharsets.UTF_8));
        return new Replay(plan, time, () -> 0, new Report(out.stream(), err.stream(), false, null), in);
    }

    private int run(Plan plan) {
        return replay(plan, "").run();
    }

    @Test
    void aFile_isReplayedRowByRow() throws Exception {
        Files.writeString(file, FIVE_ROWS);
        assertThat(run(plan(file.toString(), 2, 1))).isZero();
        assertThat(out.text())
                .isEqualTo("[0] {\"t\":0.9} -> anomaly 0.9 (right)\n"
                        + "[1] {\"t\":0.1} -> normal 0.1 (right)\n"
                        + "[2] {\"t\":0.2} -> normal 0.2 (missed)\n"
                        + "[3] {\"t\":0.8} -> anomaly 0.8 (false alarm)\n"
                        + "[4] {\"t\":0.3} -> normal 0.3 (right)\n"
                        + "replayed " + file + " to " + server.url() + "/predict\n"
                        + "rows       5: 5 scored, 0 rejected, 0 unreadable\n"
                        + "sent       5, with 0 retries\n"
                        + "anomalies  2 (40.0 % of the scored)\n"
                        + "rate       2.5 rows/s over 2 s\n"
                        + "latency    p50 0 ms, p99 0 ms over 5 requests\n"
                        + "labels     precision 0.500, recall 0.500, F1 0.500\n"
                        + "           verdict        anomaly    normal\n"
                        + "           is anomaly           1         1\n"
                        + "           is normal            1         2\n");
        assertThat(err.text()).isEmpty();
        assertThat(server.bodies()).allMatch(body -> !body.contains("Anomaly")).hasSize(5);
        assertThat(server.paths()).containsOnly("/predict?on_error=partial");
        assertThat(time.slept()).hasSize(4).containsOnly(Duration.ofMillis(500));
    }

    @Test
    void badRows_areCountedAndTheOthersScored() {
        String rows = "t,u\n0.9,1\nx\n,2\n0.1,3\n";
        assertThat(replay(plan("-", 0, 10), rows).run()).isZero();
        assertThat(out.text())
                .startsWith("[0] {\"t\":0.9,\"u\":1} -> anomaly 0.9\n"
                        + "[1] line 3 is unreadable: 1 cell where the header has 2\n"
                        + "[2] {\"u\":2} -> rejected: t is missing\n"
                        + "[3] {\"t\":0.1,\"u\":3} -> normal 0.1\n"
                        + "replayed standard input to " + server.url() + "/predict\n"
                        + "rows       4: 2 scored, 1 rejected, 1 unreadable\n"
                        + "sent       3, with 0 retries\n");
        assertThat(server.bodies()).hasSize(1);
    }

    @Test
    void aModel_hasItsOwnAddress() {
        Plan plan = new Plan(
                "-", server.url(), Dialect.PREDICT, "factory-floor", 0, 1, 1, null, false, Duration.ofSeconds(5), null);
        assertThat(replay(plan, "{\"t\":1}\n{\"t\":2}\n").run()).isZero();
        assertThat(server.paths()).containsExactly("/models/factory-floor/predict?on_error=partial");
    }

    @Test
    void everyRow_isCountedOnce_whateverTheServerDoes() {
        server.then(reply(503, "", "Retry-After", "2")).then(drop()).then(ScriptedServer.reply(500, ""));
        assertThat(replay(plan("-", 0, 2), "t\n0.9\n0.1\n0.7\n").run()).isZero();
        assertThat(out.text())
                .contains("rows       3: 3 scored, 0 rejected, 0 unreadable\nsent       3, with 3 retries\n");
        assertThat(err.text())
                .isEqualTo(
                        """
                        replay: rows 0-1: the server answered 503; trying again in 2 s
                        replay: rows 0-1: the connection broke; trying again in 500 ms
                        replay: rows 0-1: the server answered 500; trying again in 1 s
                        replay: the server answers again
                        """);
    }

    @Test
    void aRefusal_endsTheReplayAfterWhatWasAnswered() {
        server.then(reply(200, "{\"results\":[{\"is_anomaly\":false,\"anomaly_score\":0.1}]}"))
                .then(reply(404, "{\"detail\":\"no model is named x\"}"));
        assertThat(replay(plan("-", 0, 1), "t\n0.9\n0.1\n").run()).isOne();
        assertThat(out.text())
                .contains("stopped standard input to " + server.url() + "/predict\nrows       1: 1 scored, ");
        assertThat(err.text()).isEqualTo("replay: row 1: the server answered 404: no model is named x\n");
    }

    @Test
    void aFileThatDoesNotExist_isNamed() {
        assertThat(run(plan("nowhere.csv", 0, 1))).isOne();
        assertThat(err.text()).isEqualTo("replay: cannot read nowhere.csv: there is no such file or folder\n");
        assertThat(out.text()).isEmpty();
    }

    @Test
    void whereNothingWasScored_theReplayFailed() {
        assertThat(replay(plan("-", 0, 1), "u\n1\n").run()).isOne();
        assertThat(err.text()).isEqualTo("replay: no row was scored\n");
    }

    @Test
    void aLabelThatNoLineHas_isTold() {
        Plan plan = new Plan(
                "-", server.url(), Dialect.PREDICT, null, 0, Long.MAX_VALUE, 1, "fault", false, Duration.ofSeconds(5), null);
        assertThat(replay(plan, "{\"t\":1}").run()).isZero();
        assertThat(err.text()).isEqualTo("replay: no scored row has a label named fault\n");
    }

    @Test
    void anInterruptedReplay_printsItsSummaryOnce_andSendsOnlyWhatWasUnderWay() {
        Replay[] replay = new Replay[1];
        server.then(reply(200, "{\"results\":[{\"is_anomaly\":true,\"anomaly_score\":1}]}"))
                .then((exchange, body) -> {
                    replay[0].interrupt();
                    reply(200, "{\"results\":[{\"is_anomaly\":true,\"anomaly_score\":1}]}").play(exchange, body);
                });
        replay[0] = replay(plan("-", 0, 1), "t\n0.9\n0.1\n0.2\n");
        assertThat(replay[0].run()).isOne();
        assertThat(out.text())
                .startsWith("[0] {\"t\":0.9} -> anomaly 1\n"
                        + "interrupted standard input to " + server.url() + "/predict\n"
                        + "rows       1: 1 scored, 0 rejected, 0 unreadable\n")
                .containsOnlyOnce("rows  ");
        assertThat(err.text()).isEmpty();
        assertThat(server.bodies()).hasSize(2);
    }

    @Test
    void aResumedReplay_goesOn_andItsSummaryCoversTheWhole() throws Exception {
        assertThat(run(resumable(2))).isZero();
        assertThat(run(resumable(Long.MAX_VALUE))).isZero();
        assertThat(err.text()).isEqualTo("replay: going on after row 1\n");
        assertThat(out.text())
                .contains("[2] {\"t\":0.2} -> normal 0.2 (missed)\n")
                .endsWith(
                        """
                        rows       5: 5 scored, 0 rejected, 0 unreadable
                        sent       5, with 0 retries
                        anomalies  2 (40.0 % of the scored)
                        rate       0.0 rows/s over 0 ms
                        latency    p50 0 ms, p99 0 ms over 5 requests
                        labels     precision 0.500, recall 0.500, F1 0.500
                                   verdict        anomaly    normal
                                   is anomaly           1         1
                                   is normal            1         2
                        """);
        assertThat(server.bodies()).hasSize(5);
    }

    @Test
    void aFinishedReplay_saysSo() throws Exception {
        run(resumable(Long.MAX_VALUE));
        assertThat(run(resumable(Long.MAX_VALUE))).isZero();
        assertThat(out.text())
                .contains("already finished " + file + " to " + server.url() + "/predict\nrows       5: 5 scored");
        assertThat(server.bodies()).hasSize(5);
    }

    @Test
    void aReplayThatFailed_goesOnFromTheRowThatFailed() throws Exception {
        server.then(reply(200, "{\"results\":[{\"is_anomaly\":true,\"anomaly_score\":1}]}"))
                .then(reply(404, ""));
        assertThat(run(resumable(Long.MAX_VALUE))).isOne();
        assertThat(run(resumable(Long.MAX_VALUE))).isZero();
        assertThat(server.bodies())
                .containsExactly(
                        "{\"records\":[{\"t\":0.9}]}",
                        "{\"records\":[{\"t\":0.1}]}",
                        "{\"records\":[{\"t\":0.1}]}",
                        "{\"records\":[{\"t\":0.2}]}",
                        "{\"records\":[{\"t\":0.8}]}",
                        "{\"records\":[{\"t\":0.3}]}");
    }

    @Test
    void aPositionThatCannotBeWritten_isToldBeforeAnythingIsSent() throws Exception {
        position = folder.resolve("nowhere/position.json");
        assertThat(run(resumable(1))).isOne();
        assertThat(err.text())
                .isEqualTo("replay: cannot write the position file " + position
                        + ": there is no such file or folder\n");
        assertThat(server.bodies()).isEmpty();
    }

    @Test
    void quiet_drawsABarAndThenTheSummary() throws Exception {
        Files.writeString(file, FIVE_ROWS);
        Report quiet = new Report(out.stream(), err.stream(), true, new Progress(out.stream(), time));
        new Replay(plan(file.toString(), 1, 1), time, () -> 0, quiet, InputStream.nullInputStream()).run();
        assertThat(out.text())
                .startsWith("\r[")
                .contains("\r\u001b[Kreplayed " + file)
                .contains("100 %")
                .doesNotContain("->");
    }

    private Plan readings(String content, boolean shiftToNow) throws IOException {
        Files.writeString(file, content);
        return new Plan(
                file.toString(), server.url(), Dialect.READINGS, null, 0, Long.MAX_VALUE, 2, null, shiftToNow,
                Duration.ofSeconds(5), null);
    }

    @Test
    void readings_ofCsv_areSentAsTheyAre() throws Exception {
        server.then(ScriptedServer.reply(200, """
                {"stored":1,"duplicate":1,"rejected":0,"results":[
                {"index":0,"outcome":"stored","verdict":{"is_anomaly":true,"anomaly_score":0.75,"reasons":["spike"]}},
                {"index":1,"outcome":"duplicate"}]}"""));
        Plan plan = readings("sensor_id;timestamp;value;anomaly\na,b;2026-01-01;1.50;1\n\"x\"\"y\";2026-01-02;2;0\n", false);
        assertThat(replay(plan, "").run()).isZero();
        assertThat(server.paths()).containsExactly("/readings");
        assertThat(server.bodies()).containsExactly(
                "sensor_id,timestamp,value\n\"a,b\",2026-01-01,1.50\n\"x\"\"y\",2026-01-02,2\n");
        assertThat(out.text())
                .contains("-> anomaly 0.75 (right)\n", "-> duplicate\n", "rows       2: 1 scored, 1 duplicates, 0 rejected",
                        "readings   2: 1 stored, 1 duplicates, 0 rejected\n");
    }

    @Test
    void readings_sideBySide_areOneRow() throws Exception {
        server.then(ScriptedServer.reply(200, """
                {"stored":2,"duplicate":0,"rejected":2,"results":[
                {"index":0,"outcome":"stored","verdict":{"is_anomaly":false,"anomaly_score":0.5}},
                {"index":1,"outcome":"stored","verdict":{"is_anomaly":true,"anomaly_score":0.25}},
                {"index":2,"outcome":"rejected","reason":"missing_value"},
                {"index":3,"outcome":"rejected","reason":"missing_value"}]}"""));
        assertThat(replay(readings("ts,t1,t2\n2026-01-01,1,2\n2026-01-02,,\n", false), "").run()).isZero();
        assertThat(out.text())
                .contains("-> anomaly 0.5\n", "-> rejected: missing_value\n", "readings   4: 2 stored, 0 duplicates, 2 rejected\n");
    }

    @Test
    void readings_ofJsonLines_areAnArray() throws Exception {
        server.then(ScriptedServer.reply(422, """
                {"title":"x","detail":"2 problems","errors":[
                {"pointer":"#/0","code":"missing_value","detail":"value is missing"},
                {"pointer":"#/1","code":"missing_timestamp","detail":"timestamp or ts is missing"}]}"""));
        assertThat(replay(readings("{\"sensor_id\":\"a\"}\n{\"sensor_id\":\"b\"}\n", false), "").run()).isEqualTo(1);
        assertThat(server.bodies()).containsExactly("[{\"sensor_id\":\"a\"},{\"sensor_id\":\"b\"}]");
        assertThat(out.text())
                .contains("-> rejected: value is missing\n", "-> rejected: timestamp or ts is missing\n",
                        "readings   2: 0 stored, 0 duplicates, 2 rejected\n");
        assertThat(err.text()).isEqualTo("replay: no row was scored\n");
    }

    @Test
    void shiftToNow_movesTheNewestToNow() throws Exception {
        server.then(ScriptedServer.reply(200, """
                {"results":[{"verdict":{"is_anomaly":false,"anomaly_score":0}},{"verdict":{"is_anomaly":false,"anomaly_score":0}}]}"""));
        replay(readings("value,Timestamp\n1,2020-01-01 00:00:00\n2,2019-12-31T23:00:00Z\n", true), "").run();
        assertThat(server.bodies())
                .containsExactly("value,Timestamp\n1,2024-01-20T10:30:00Z\n2,2024-01-20T09:30:00Z\n");
    }

    @Test
    void shiftToNow_withoutTimes_saysSo() throws Exception {
        assertThat(replay(readings("value,ts\n1,soon\n", true), "").run()).isEqualTo(1);
        assertThat(err.text()).isEqualTo("replay: no row has a time to shift\n");
    }
}
