package io.vigil.train.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vigil.core.record.MissingPolicy;
import io.vigil.train.Rows;
import io.vigil.train.TrainingException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DatasetTest {

    private static final Table GAPS =
            Rows.table("id,x,y,bad", "a,1,2,0", "b,,3,1", "c,4,n/a,0", "d,5,6,", "e,oops,7,0", "f,8,9,true");

    @Test
    void reject_leavesRowsWithGapsOutAndCountsThem() throws TrainingException {
        Dataset data = dataset(GAPS, "bad", MissingPolicy.REJECT);
        assertThat(data.size()).isEqualTo(2);
        assertThat(data.leftOut()).isEqualTo(Map.of("a missing value", 3, "no label", 1));
        assertThat(data.knownLabels()).containsExactly(false, true);
    }

    @Test
    void median_keepsRowsWithGaps() throws TrainingException {
        Dataset data = dataset(GAPS, "bad", MissingPolicy.MEDIAN);
        assertThat(data.size()).isEqualTo(5);
        assertThat(data.records().column(0)).containsExactly(1, Double.NaN, 4, Double.NaN, 8);
    }

    @Test
    void unreadableCells_areCounted() throws TrainingException {
        assertThat(GAPS.unreadable("x")).isEqualTo(1);
        assertThat(GAPS.unreadable("y")).isZero();
    }

    @Test
    void text_becomesCodesInAlphabeticalOrder() throws TrainingException {
        Table table = Rows.table("site,x", "south,1", "north,2", ",3", "south,4");
        Columns columns = Columns.of(table, null, null, List.of("site"));
        Dataset data = Dataset.of(table, columns, MissingPolicy.REJECT, null);
        assertThat(data.categories()).containsExactly(List.of("north", "south"));
        assertThat(data.records().column(0)).containsExactly(1, 0, -1, 1);
    }

    @Test
    void tooManyTexts_areRefused() {
        String[] lines = IntStream.range(0, 102).mapToObj(i -> i == 0 ? "site" : "s" + i).toArray(String[]::new);
        assertThatThrownBy(() -> {
                    Table table = Rows.table(lines);
                    Dataset.of(table, Columns.of(table, null, null, List.of("site")), MissingPolicy.REJECT, null);
                })
                .hasMessage("the feature site holds 101 different texts; a category may have 100");
    }

    @Test
    void otherLabels_areRefused() {
        assertThatThrownBy(() -> dataset(Rows.table("x,bad", "1,maybe"), "bad", MissingPolicy.REJECT))
                .hasMessage("the label bad must be 0, 1, false or true");
    }

    @Test
    void normal_leavesAnomaliesOut() throws TrainingException {
        Dataset data = dataset(Rows.table("x,bad", "1,0", "2,1", "3,0"), "bad", MissingPolicy.REJECT);
        assertThat(data.normal().records().column(0)).containsExactly(1, 3);
    }

    private static Dataset dataset(Table table, String label, MissingPolicy missing) throws TrainingException {
        return Dataset.of(table, Columns.of(table, label, null, List.of()), missing, null);
    }
}
