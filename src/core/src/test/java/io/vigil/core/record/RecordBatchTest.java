package io.vigil.core.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class RecordBatchTest {

    @Test
    void addRow_beyondItsCapacity_keepsTheRowsBefore() {
        RecordBatch batch = new RecordBatch(2, 1);
        for (int r = 0; r < 1000; r++) {
            assertThat(batch.addRow()).isEqualTo(r);
            batch.set(r, 1, r);
        }
        assertThat(batch.rows()).isEqualTo(1000);
        assertThat(batch.value(999, 1)).isEqualTo(999);
        assertThat(batch.value(0, 1)).isZero();
        assertThat(batch.value(999, 0)).isNaN();
    }

    @Test
    void clear_rowsAddedLater_areMissingAgain() {
        RecordBatch batch = new RecordBatch(1);
        batch.set(batch.addRow(), 0, 5);
        batch.clear();
        assertThat(batch.rows()).isZero();
        assertThat(batch.value(batch.addRow(), 0)).isNaN();
    }

    @Test
    void of_columns_areNotCopied() {
        double[] column = {1, 2};
        RecordBatch batch = RecordBatch.of(column, new double[2]);
        assertThat(batch.column(0)).isSameAs(column);
        assertThat(batch.rows()).isEqualTo(2);
        assertThat(batch.features()).isEqualTo(2);
        assertThat(batch.addRow()).isEqualTo(2);
    }

    @Test
    void of_columnsOfUnequalLength_areRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RecordBatch.of(new double[1], new double[2]))
                .withMessage("columns must be of one length");
    }
}
