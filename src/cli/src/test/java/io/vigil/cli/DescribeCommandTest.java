package io.vigil.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DescribeCommandTest {

    private static final String DATA =
            """
            device,a,b,bad
            x,1,10,0
            x,2,,0
            y,3,30,1
            y,4,40,1
            y,5,50,
            """;

    @Test
    void tables_showEveryColumn() {
        assertThat(Run.withInput(DATA, "describe", "--data", "-", "--label", "bad").lines())
                .containsExactly(
                        "-: 5 rows, 4 columns",
                        "bad: 2 anomalies (50.0 %), 2 normal, 1 without a label",
                        "missing values: 1",
                        "",
                        "numbers  missing  mean    std  min  25 %  median  75 %  max  histogram     corr. with bad",
                        "a              0     3  1.581    1     2       3     4    5  █  █  █  █ █          0.8944",
                        "b              1  32.5  17.08   10    25      35  42.5   50  █     █  █ █          0.9449",
                        "",
                        "texts   missing  different",
                        "device        0          2",
                        "",
                        "device  rows  anomalies",
                        "x          2      0.0 %",
                        "y          3    100.0 %");
    }

    @Test
    void withoutALabel_nothingIsSaidOfAnomalies() {
        assertThat(Run.withInput(DATA, "describe", "--data", "-").lines())
                .startsWith("-: 5 rows, 4 columns", "missing values: 2")
                .noneMatch(line -> line.contains("anomal") || line.contains("corr."));
    }

    @Test
    void raggedRows_areCounted() {
        assertThat(Run.withInput("a,b\n1\n1,2\n", "describe", "--data", "-").lines())
                .contains("missing values: 1", "rows with more or fewer cells than the header: 1");
    }

    @Test
    void aCrowdedColumn_isCountedUpToALimit() {
        StringBuilder rows = new StringBuilder("id\n");
        for (int i = 0; i < 1200; i++) {
            rows.append("row").append(i).append('\n');
        }
        assertThat(Run.withInput(rows.toString(), "describe", "--data", "-").lines())
                .endsWith("texts  missing   different", "id           0  over 1,000");
    }

    @Test
    void noRows_areDescribedToo() {
        Run run = Run.withInput("a,bad\n", "describe", "--data", "-", "--label", "bad");
        assertThat(run.code()).isZero();
        assertThat(run.lines()).startsWith("-: 0 rows, 2 columns", "bad: 0 anomalies (-), 0 normal");
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", textBlock =
            """
            a,b/1,2        => the data lacks the column bad
            a,bad/1,maybe  => line 2: bad must be 0, 1, false or true
            """)
    void aLabelThatIsNone_isRefused(String lines, String reason) {
        assertThat(Run.withInput(lines.replace('/', '\n'), "describe", "--data", "-", "--label", "bad"))
                .isEqualTo(new Run(1, "", "vigil describe: %s%n".formatted(reason)));
    }
}
