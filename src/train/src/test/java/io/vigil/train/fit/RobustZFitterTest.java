package io.vigil.train.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vigil.core.model.RobustZ;
import io.vigil.core.record.MissingPolicy;
import io.vigil.core.record.NumericFeature;
import io.vigil.train.Rows;
import io.vigil.train.TrainingException;
import io.vigil.train.data.Columns;
import io.vigil.train.data.Dataset;
import io.vigil.train.data.Table;
import java.util.List;
import org.junit.jupiter.api.Test;

class RobustZFitterTest {

    private static final RobustZFitter FITTER = new RobustZFitter(RobustZ.Aggregation.MAX);

    @Test
    void parameters_areInTheFeaturesOwnUnit() throws TrainingException {
        RobustZ z = (RobustZ) FITTER.fit(Rows.of(new double[] {10, 12, 14, 16, 30}), 1).estimator();
        assertThat(z.median()).containsExactly(14);
        assertThat(z.mad()).containsExactly(2);
        assertThat(z.eps()).containsExactly(0.01 * 20);
    }

    @Test
    void scaler_leavesValuesAlone() throws TrainingException {
        NumericFeature feature = (NumericFeature) FITTER.fit(Rows.of(new double[] {10, 12, 14}), 1).schema().features().get(0);
        assertThat(feature.mean()).isZero();
        assertThat(feature.scale()).isEqualTo(1);
    }

    @Test
    void constantFeature_isForgivenAShareOfItsMedian() throws TrainingException {
        RobustZ z = (RobustZ) FITTER.fit(Rows.of(new double[] {-50, -50, -50}, new double[] {0, 0, 0}), 1).estimator();
        assertThat(z.eps()).containsExactly(0.01 * 50, 0.01 * 1e-6);
    }

    @Test
    void text_isRefused() throws TrainingException {
        Table table = Rows.table("site", "north", "south");
        Dataset data = Dataset.of(table, Columns.of(table, null, null, List.of("site")), MissingPolicy.REJECT, null);
        assertThatThrownBy(() -> FITTER.fit(data, 1)).hasMessage("robust-z needs numbers, and the feature site holds text");
    }
}
