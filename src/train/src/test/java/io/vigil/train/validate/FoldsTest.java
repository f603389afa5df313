package io.vigil.train.validate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FoldsTest {

    private static final boolean[] LABELS = new boolean[103];

    static {
        for (int row = 0; row < 23; row++) {
            LABELS[row] = true;
        }
    }

    @Test
    void stratified_givesEachFoldItsShareOfAnomalies() {
        int[] fold = Folds.stratified(LABELS, 5, 1);
        for (int f = 0; f < 5; f++) {
            assertThat(count(fold, f, true)).isBetween(4L, 5L);
            assertThat(count(fold, f, true) + count(fold, f, false)).isBetween(20L, 21L);
        }
    }

    @Test
    void stratified_dependsOnTheSeedAlone() {
        assertThat(Folds.stratified(LABELS, 5, 1)).isEqualTo(Folds.stratified(LABELS, 5, 1));
        assertThat(Folds.stratified(LABELS, 5, 1)).isNotEqualTo(Folds.stratified(LABELS, 5, 2));
    }

    @Test
    void blocks_areStretchesOfNeighbours() {
        assertThat(Folds.blocks(7, 3)).containsExactly(0, 0, 0, 1, 1, 2, 2);
    }

    private static long count(int[] fold, int wanted, boolean label) {
        return IntStream.range(0, fold.length)
                .filter(row -> fold[row] == wanted && LABELS[row] == label)
                .count();
    }
}
