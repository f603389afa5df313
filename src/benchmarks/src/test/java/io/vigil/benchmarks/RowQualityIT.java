package io.vigil.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.benchmarks.rows.Ranking;
import io.vigil.benchmarks.rows.RowModel;
import io.vigil.benchmarks.rows.Skab;
import io.vigil.benchmarks.rows.TennesseeEastman;
import io.vigil.core.evaluate.Confusion;
import io.vigil.core.evaluate.Evaluation;
import io.vigil.train.TrainingException;
import io.vigil.train.data.Table;
import io.vigil.train.validate.Evaluated;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The floors below which the row models must not fall.
class RowQualityIT {

    @Test
    void robustZ_findsClosedValves() throws IOException, TrainingException {
        Confusion found = Skab.judge(RowModel.ROBUST_Z, Skab.read(SharedData.require("skab")));

        assertThat(found.f1().orElseThrow()).isGreaterThanOrEqualTo(0.78);
        assertThat(found.falseAlarmRate().orElseThrow()).isLessThanOrEqualTo(0.05);
    }

    @Test
    void mahalanobis_findsTheFaultsOfAChemicalPlant() throws IOException, TrainingException {
        TennesseeEastman found = TennesseeEastman.judge(RowModel.MAHALANOBIS, SharedData.require("tep"));

        assertThat(found.falseAlarms()).isBetween(0.005, 0.02);
        assertThat(found.missed()).isLessThanOrEqualTo(0.01);
    }

    /// The figures are scikit-learn's.
    @ParameterizedTest
    @CsvSource({"odds/thyroid.csv, 0.978", "odds/cardio.csv, 0.932"})
    void isolationForest_ranksAsScikitLearns(String file, double reference) throws IOException, TrainingException {
        double auc = Ranking.isolationForest(Table.read(SharedData.require(file)), "anomaly");

        assertThat(auc).isGreaterThanOrEqualTo(reference - 0.03);
    }

    /// More average precision than this data allows would be a leak.
    @Test
    void deviceReadings_tunedForest_isAsGoodAsTheDataAllows() throws IOException, TrainingException {
        Evaluated forest = Ranking.deviceForest(Table.read(SharedData.require("iot/train.csv")));

        assertThat(forest.repeats()).hasSize(3);
        assertThat(forest.mean(Evaluation::auc).orElseThrow()).isGreaterThanOrEqualTo(0.820);
        assertThat(forest.mean(Evaluation::averagePrecision).orElseThrow()).isBetween(0.495, 0.55);
        assertThat(forest.mean(Evaluation::f1).orElseThrow()).isGreaterThanOrEqualTo(0.560);
    }
}
