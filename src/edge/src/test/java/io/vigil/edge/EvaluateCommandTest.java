package io.vigil.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvaluateCommandTest {

    private static final String SCORED =
            """
            truth,anomaly_score,is_anomaly,reason
            0,0.1,false,
            0,0.4,true,
            1,0.35,false,
            1,0.8,true,
            1,,false,a is missing
            """;

    @TempDir
    private Path folder;

    @Test
    void table_showsEveryFigure() {
        assertThat(Run.withInput(SCORED, "evaluate", "--input", "-", "--label", "truth").lines())
                .containsExactly(
                        "rows                      4",
                        "anomalies                 2  50.0 %",
                        "not scored                1  left out, 1 of them anomalies",
                        "",
                        "                    flagged  not flagged",
                        "anomaly                   1            1",
                        "normal                    1            1",
                        "",
                        "precision            0.5000  of the flagged rows are anomalies",
                        "recall               0.5000  of the anomalies were flagged",
                        "F1                   0.5000  harmonic mean of the two",
                        "false alarms         0.5000  of the normal rows were flagged",
                        "AUC                  0.7500  at any threshold; 0.5 is chance",
                        "average precision    0.8333  at any threshold; the share of anomalies is chance");
    }

    @Test
    void json_holdsTheSameFigures() throws IOException {
        Path json = folder.resolve("figures.json");
        Run.withInput(SCORED, "evaluate", "--input", "-", "--label", "truth", "--json", json);
        assertThat(Files.readString(json))
                .isEqualTo(
                        """
                        {
                          "rows": 4,
                          "anomalies": 2,
                          "unscored": 1,
                          "unscored_anomalies": 1,
                          "precision": 0.5,
                          "recall": 0.5,
                          "f1": 0.5,
                          "auc": 0.75,
                          "average_precision": 0.8333333333333333,
                          "true_positives": 1,
                          "false_positives": 1,
                          "true_negatives": 1,
                          "false_negatives": 1
                        }
                        """);
    }

    @Test
    void jsonOnStdout_comesAlone() {
        Run run = Run.withInput(SCORED, "evaluate", "--input", "-", "--label", "truth", "--json", "-");
        assertThat(run.out()).startsWith("{\n").endsWith("}\n");
    }

    @Test
    void undefinedFigures_areDashesAndNotInJson() {
        String normal = "truth,anomaly_probability,is_anomaly\n0,0.5,false\n";
        assertThat(Run.withInput(normal, "evaluate", "--input", "-", "--label", "truth").lines())
                .contains("recall                    -  of the anomalies were flagged");
        assertThat(Run.withInput(normal, "evaluate", "--input", "-", "--label", "truth", "--json", "-").out())
                .doesNotContain("recall", "auc", "NaN");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock =
            """
            truth,anomaly_score,is_anomaly/2,1,true       | line 2: truth must be 0, 1, false or true
            truth,anomaly_score,is_anomaly/,1,true        | line 2: truth must be 0, 1, false or true
            truth,anomaly_score,is_anomaly/1,1,           | line 2: is_anomaly must be 0, 1, false or true
            truth,anomaly_score,is_anomaly/1,high,true    | line 2: anomaly_score must be a number
            label,anomaly_score,is_anomaly/1,1,true       | the input lacks the column truth
            truth,anomaly_score/1,1                       | the input lacks the column is_anomaly
            truth,is_anomaly/1,1                          | the input must have one of the columns anomaly_probability and anomaly_score
            """)
    void aFileThatIsNotScored_isRefusedWithTheReason(String lines, String reason) {
        assertThat(Run.withInput(lines.replace('/', '\n'), "evaluate", "--input", "-", "--label", "truth"))
                .isEqualTo(new Run(1, "", "vigil-edge evaluate: %s%n".formatted(reason)));
    }
}
