package io.vigil.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vigil.client.read.ReplayException;
import io.vigil.client.report.Summary;
import io.vigil.client.report.Tally;
import io.vigil.client.send.Dialect;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PositionTest {

    private static final Position.Job JOB = new Position.Job("/data/a.csv", new Fingerprint(100, "ab12"), "/predict", "fault");

    @TempDir
    Path folder;

    private Path file() {
        return folder.resolve("position.json");
    }

    private static Tally tally() {
        Tally tally = new Tally();
        int value = 1;
        for (Tally.Count count : Tally.Count.values()) {
            tally.add(count, value++);
        }
        tally.latencies().record(1_500_000);
        tally.latencies().record(1_500_000);
        tally.latencies().record(90_000_000_000L);
        return tally;
    }

    @Test
    void whatWasSaved_isLoaded() throws Exception {
        new Position(JOB, tally(), true, 123).save(file());
        Position loaded = Position.load(file(), JOB);
        assertThat(loaded.job()).isEqualTo(JOB);
        assertThat(loaded.finished()).isTrue();
        assertThat(loaded.nanos()).isEqualTo(123);
        for (Tally.Count count : Tally.Count.values()) {
            assertThat(loaded.tally().get(count)).as(count.id()).isEqualTo(tally().get(count));
        }
        assertThat(loaded.tally().latencies().total()).isEqualTo(3);
        assertThat(Summary.of(loaded.tally(), Duration.ZERO)).isEqualTo(Summary.of(tally(), Duration.ZERO));
    }

    @Test
    void aNewPosition_replacesTheOld_andLeavesNothingBehind() throws Exception {
        new Position(JOB, new Tally(), false, 1).save(file());
        new Position(JOB, new Tally(), false, 2).save(file());
        assertThat(Position.load(file(), JOB).nanos()).isEqualTo(2);
        assertThat(folder).isDirectoryContaining("glob:**/position.json");
        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void withoutAFile_theJobStarts() throws Exception {
        Position position = Position.load(file(), JOB);
        assertThat(position.tally().rows()).isZero();
        assertThat(position.finished()).isFalse();
    }

    private void refused(Position.Job other, String reason) throws IOException {
        new Position(JOB, new Tally(), false, 0).save(file());
        assertThatThrownBy(() -> Position.load(file(), other))
                .isInstanceOf(ReplayException.class)
                .hasMessage("the position file " + file() + " " + reason
                        + "; delete it or name another to start from the first row");
    }

    @Test
    void anotherInput_isRefused() throws Exception {
        refused(
                new Position.Job("/data/b.csv", new Fingerprint(101, "ab12"), "/predict", "fault"),
                "belongs to another input: /data/a.csv as it was then, 100 bytes; /data/b.csv has 101");
    }

    @Test
    void otherBytesOfTheSameSize_areAnotherInput() throws Exception {
        refused(
                new Position.Job("/data/a.csv", new Fingerprint(100, "cd34"), "/predict", "fault"),
                "belongs to another input: /data/a.csv as it was then, 100 bytes; /data/a.csv has 100");
    }

    @Test
    void anotherModelOrLabel_isRefused() throws Exception {
        refused(
                new Position.Job("/data/a.csv", JOB.fingerprint(), "/models/iot/predict", "fault"),
                "belongs to a replay to /predict, not /models/iot/predict");
        refused(new Position.Job("/data/a.csv", JOB.fingerprint(), "/predict", ""), "belongs to a replay with another --label");
    }

    @Test
    void aMovedInput_isTheSame() throws Exception {
        new Position(JOB, tally(), false, 0).save(file());
        Position.Job moved = new Position.Job("/other/a.csv", JOB.fingerprint(), "/predict", "fault");
        assertThat(Position.load(file(), moved).tally().rows()).isEqualTo(tally().rows());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "{}", "[]", "{\"format\":2}", "{\"format\":1,\"rows\":-1}"})
    void anythingElse_isRefused(String text) throws Exception {
        Files.writeString(file(), text);
        assertThatThrownBy(() -> Position.load(file(), JOB))
                .hasMessage("the position file " + file()
                        + " cannot be read as one; delete it or name another to start from the first row");
    }

    @Test
    void aPositionThatDoesNotAddUp_isRefused() throws Exception {
        new Position(JOB, tally(), false, 0).save(file());
        String text = Files.readString(file());
        Files.writeString(file(), text.replace("\"rows\":10", "\"rows\":7"));
        assertThat(Files.readString(file())).isNotEqualTo(text);
        assertThatThrownBy(() -> Position.load(file(), JOB)).hasMessageContaining("cannot be read as one");
    }

    @Test
    void aFingerprint_seesTheSizeAndBothEnds() throws Exception {
        byte[] bytes = new byte[300_000];
        Fingerprint original = fingerprint(bytes);
        assertThat(fingerprint(bytes)).isEqualTo(original);
        assertThat(fingerprint(Arrays.copyOf(bytes, 300_001))).isNotEqualTo(original);
        bytes[5] = 1;
        assertThat(fingerprint(bytes)).isNotEqualTo(original);
        bytes[5] = 0;
        bytes[299_999] = 1;
        assertThat(fingerprint(bytes)).isNotEqualTo(original);
    }

    private Fingerprint fingerprint(byte[] bytes) throws IOException {
        return Fingerprint.of(Files.write(folder.resolve("input"), bytes));
    }

    @Test
    void aJob_namesTheWholePath() throws Exception {
        Path input = Files.writeString(folder.resolve("a.csv"), "t\n1\n");
        Plan plan = new Plan(
                folder.resolve("./x/../a.csv").toString(), "http://h", Dialect.PREDICT, "m", 1, 1, 1, null, false, Duration.ZERO, null);
        assertThat(Position.Job.of(plan))
                .isEqualTo(new Position.Job(input.toString(), Fingerprint.of(input), "/models/m/predict", ""));
    }
}
