package io.vigil.server.predict;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.core.record.RecordBatch;
import org.junit.jupiter.api.Test;

class WorkspaceTest {

    private final Workspace workspace = new Workspace();

    private void fill(int features, int rows) {
        RecordBatch batch = workspace.batch(features);
        for (int r = 0; r < rows; r++) {
            batch.addRow();
        }
    }

    @Test
    void batchAndOutput_areEmptyEachTime() {
        fill(3, 10);
        workspace.out().ascii("text");

        assertThat(workspace.batch(3).rows()).isZero();
        assertThat(workspace.out().size()).isZero();
    }

    @Test
    void batch_isUsedAgainForAsManyFeatures() {
        RecordBatch batch = workspace.batch(3);

        assertThat(workspace.batch(3)).isSameAs(batch);
        assertThat(workspace.batch(2).features()).isEqualTo(2);
    }

    @Test
    void inputs_growWithTheRowsUpToABlock() {
        assertThat(workspace.inputs(3, 1)).hasDimensions(3, 1);
        double[][] block = workspace.inputs(3, 5_000);

        assertThat(block).hasDimensions(3, 1_024);
        assertThat(workspace.inputs(3, 1_000)).isSameAs(block);
    }

    @Test
    void aThousandRecords_areKept() {
        fill(3, 1_000);
        workspace.inputs(3, 1_000);

        assertThat(workspace.isKept()).isTrue();
    }

    @Test
    void muchMemory_isNotKept() {
        fill(100, 2_000);

        assertThat(workspace.isKept()).isFalse();
    }
}
