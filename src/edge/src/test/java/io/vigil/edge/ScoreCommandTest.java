package io.vigil.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.core.bundle.Manifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScoreCommandTest {

    private static final String ROWS =
            """
            at,a,b,device
            1,0.5,0,x
            2,-3,1,x
            3,oops,1,y
            4,0,,y
            5,0,2,y
            """;

    @TempDir
    private Path folder;

    private Path model;

    @BeforeEach
    void writeModel() throws IOException {
        model = TestModels.write(folder.resolve("models"), "plain", 2);
    }

    @Test
    void everyRowKeepsItsPlace() {
        assertThat(Run.withInput(ROWS, "score", "--model", model, "--input", "-").lines())
                .containsExactly(
                        "at,a,b,device,anomaly_score,is_anomaly,reason",
                        "1,0.5,0,x,0.5,false,",
                        "2,-3,1,x,3.0,true,",
                        "3,oops,1,y,,false,a must be a number",
                        "4,0,,y,,false,b is required",
                        "5,0,2,y,2.0,true,");
    }

    @Test
    void rowsThatAreNotScored_areCountedOnStderr() {
        Run run = Run.withInput(ROWS, "score", "--model", model, "--input", "-");
        assertThat(run.code()).isZero();
        assertThat(run.err().lines())
                .containsExactly(
                        "2 of 5 rows were not scored:", "  1 a must be a number: line 4", "  1 b is required: line 5");
    }

    @Test
    void aFile_isScoredToAFileBesideIt() throws IOException {
        Path input = Files.writeString(folder.resolve("in.csv"), ROWS);
        Run run = Run.of("score", "--model", model, "--input", input);
        Path output = folder.resolve("in.csv.scored.csv");
        assertThat(run.code()).isZero();
        assertThat(run.out()).isEqualTo("%s: 5 rows, 2 anomalies, 2 not scored%n".formatted(output));
        assertThat(Files.readString(output))
                .isEqualTo(Run.withInput(ROWS, "score", "--model", model, "--input", "-").out());
    }

    @Test
    void out_namesTheFileOrStdout() throws IOException {
        Path input = Files.writeString(folder.resolve("in.csv"), ROWS);
        Path output = folder.resolve("out.csv");
        Run.of("score", "--model", model, "--input", input, "--out", output);
        Run dash = Run.of("score", "--model", model, "--input", input, "--out", "-");
        assertThat(dash.out()).isEqualTo(Files.readString(output));
    }

    @Test
    void aNamedVersion_isTaken() {
        Run named = Run.withInput(ROWS, "score", "--model", model.resolve("1"), "--input", "-");
        assertThat(named).isEqualTo(Run.withInput(ROWS, "score", "--model", model, "--input", "-"));
    }

    @Test
    void threshold_overridesTheModels() {
        assertThat(Run.withInput("a,b\n1,0\n3,0\n", "score", "--model", model, "--input", "-", "--threshold", "3.5").lines())
                .containsExactly("a,b,anomaly_score,is_anomaly,reason", "1,0,1.0,false,", "3,0,3.0,false,");
    }

    @Test
    void onlyAnomalies_leavesTheOtherRowsOut() {
        assertThat(Run.withInput(ROWS, "score", "--model", model, "--input", "-", "--only-anomalies").lines())
                .containsExactly(
                        "at,a,b,device,anomaly_score,is_anomaly,reason", "2,-3,1,x,3.0,true,", "5,0,2,y,2.0,true,");
    }

    @Test
    void theInputsDelimiter_isKept() {
        assertThat(Run.withInput("a;b;note\n1;0;\"x;y\"\n", "score", "--model", model, "--input", "-").lines())
                .containsExactly("a;b;note;anomaly_score;is_anomaly;reason", "1;0;\"x;y\";1.0;false;");
    }

    @Test
    void aRaggedRow_keepsTheHeadersWidth() {
        assertThat(Run.withInput("a,b\n1\n1,2,3\n", "score", "--model", model, "--input", "-").lines())
                .containsExactly(
                        "a,b,anomaly_score,is_anomaly,reason",
                        "1,,,false,\"the row has 1 columns, the header has 2\"",
                        "1,2,,false,\"the row has 3 columns, the header has 2\"");
    }

    @Test
    void smoothing_isTheTrailingMedianOfEachKey() throws IOException {
        Path smoothed = TestModels.smoothed(folder.resolve("models"), "smooth", 2, new Manifest.Smoothing(3, "device"));
        String rows = "device,a,b\nx,1,0\ny,9,0\nx,5,0\nx,oops,0\nx,2,0\ny,1,0\n";
        assertThat(Run.withInput(rows, "score", "--model", smoothed, "--input", "-").lines())
                .containsExactly(
                        "device,a,b,anomaly_score,is_anomaly,reason",
                        "x,1,0,1.0,false,",
                        "y,9,0,9.0,true,",
                        "x,5,0,3.0,true,",
                        "x,oops,0,,false,a must be a number",
                        "x,2,0,2.0,true,",
                        "y,1,0,5.0,true,");
    }

    @Test
    void smoothing_withoutItsKeyColumn_isRefused() throws IOException {
        Path smoothed = TestModels.smoothed(folder.resolve("models"), "smooth", 2, new Manifest.Smoothing(3, "device"));
        assertThat(Run.withInput("a,b\n1,2\n", "score", "--model", smoothed, "--input", "-").err())
                .isEqualTo("vigil-edge score: the model smooths its scores per device, the input lacks that column%n".formatted());
    }

    @Test
    void agg_comesWithItsOwnThreshold() throws IOException {
        Path both = TestModels.withThresholds(folder.resolve("models"), "both", 2, 1.5);
        assertThat(Run.withInput("a,b\n1,2\n", "score", "--model", both, "--input", "-", "--agg", "mean").lines())
                .last()
                .isEqualTo("1,2,1.5,true,");
        assertThat(Run.withInput("a,b\n1,2\n", "score", "--model", both, "--input", "-", "--agg", "max").lines())
                .last()
                .isEqualTo("1,2,2.0,true,");
    }

    @Test
    void agg_withoutACalibratedThreshold_needsOne() {
        Run without = Run.withInput("a,b\n1,2\n", "score", "--model", model, "--input", "-", "--agg", "mean");
        assertThat(without.code()).isEqualTo(2);
        assertThat(without.err())
                .isEqualTo("vigil-edge score: --agg mean needs --threshold, plain carries none for it (see vigil-edge score --help)%n"
                        .formatted());
        Run with = Run.withInput("a,b\n1,2\n", "score", "--model", model, "--input", "-", "--agg", "mean", "--threshold", "9");
        assertThat(with.lines()).last().isEqualTo("1,2,1.5,false,");
    }

    @Test
    void missingColumns_areNamed() {
        assertThat(Run.withInput("x,y\n1,2\n", "score", "--model", model, "--input", "-"))
                .isEqualTo(new Run(1, "", "vigil-edge score: columns are missing: a, b%n".formatted()));
    }

    @Test
    void anInputThatIsScoredAlready_isRefused() {
        assertThat(Run.withInput("a,b,is_anomaly\n1,2,0\n", "score", "--model", model, "--input", "-"))
                .isEqualTo(new Run(
                        1, "", "vigil-edge score: the input has a column is_anomaly already, rename it%n".formatted()));
    }

    @Test
    void theInputItself_isNotWrittenOver() throws IOException {
        Path input = Files.writeString(folder.resolve("in.csv"), ROWS);
        Run run = Run.of("score", "--model", model, "--input", input, "--out", folder.resolve("./in.csv"));
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).isEqualTo("vigil-edge score: --out must not be the input (see vigil-edge score --help)%n".formatted());
        assertThat(Files.readString(input)).isEqualTo(ROWS);
    }

    @Test
    void aFileOfManyBlocks_isScoredLikeAStream() throws IOException {
        StringBuilder rows = new StringBuilder("a,b\n");
        for (int i = 0; i < 3000; i++) {
            rows.append(i % 7).append(',').append(i % 5 == 0 ? "bad" : "0").append('\n');
        }
        Path input = Files.writeString(folder.resolve("in.csv"), rows);
        Run file = Run.of("score", "--model", model, "--input", input, "--out", "-");
        assertThat(file.out()).isEqualTo(Run.withInput(rows.toString(), "score", "--model", model, "--input", "-").out());
        assertThat(file.lines()).hasSize(3001);
    }
}
