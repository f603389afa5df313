package io.vigil.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.benchmarks.faults.FaultBench;
import io.vigil.benchmarks.nab.NabCorpus;
import io.vigil.benchmarks.nab.NabRun;
import io.vigil.core.series.SensorRules;
import io.vigil.core.series.streaming.Streaming;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/// The floors below which the streaming detector must not fall.
class StreamingQualityTest {

    private final Streaming detector = new Streaming(ZoneOffset.UTC, SensorRules.NONE);

    @Test
    void nab_staysAboveItsFloor() throws IOException {
        Path folder = SharedData.require("nab");

        NabRun run = NabRun.of(detector, NabCorpus.read(folder));

        assertThat(run.standard()).isGreaterThan(62);
        assertThat(run.lowFalsePositives()).isGreaterThan(52);
    }

    @Test
    void injectedFaults_areNoticedAtLessThanOneFalseAlarmADay() {
        FaultBench bench = new FaultBench(detector, 24);

        assertThat(bench.recall()).isGreaterThan(80);
        assertThat(bench.falseAlarmsPerDay()).isLessThan(1);
    }
}
