package io.vigil.client.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.client.read.Item;
import io.vigil.client.read.Label;
import io.vigil.client.send.Outcome;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportTest {

    private final Captured out = new Captured();
    private final Captured err = new Captured();
    private final Report report = new Report(out.stream(), err.stream(), false, null);
    private final Report quiet = new Report(out.stream(), err.stream(), true, null);

    private static Item.Row row(String json, Label label) {
        return new Item.Row(2, json, label);
    }

    @ParameterizedTest
    @CsvSource({
        "NONE,true,anomaly 0.83", "NONE,false,normal 0.83", "UNREADABLE,true,anomaly 0.83",
        "ANOMALY,true,anomaly 0.83 (right)", "NORMAL,false,normal 0.83 (right)",
        "NORMAL,true,anomaly 0.83 (false alarm)", "ANOMALY,false,normal 0.83 (missed)"
    })
    void aScoredRow_isOneLine(Label label, boolean anomaly, String verdict) {
        report.scored(7, row("{\"t\":0.1}", label), new Outcome.Scored(anomaly, 0.83));
        assertThat(out.text()).isEqualTo("[7] {\"t\":0.1} -> " + verdict + "\n");
    }

    @ParameterizedTest
    @CsvSource({"0,0", "0.123449,0.1234", "0.00001,0", "0.99999,1", "12.5,12.5", "1234567.0,1234567", "-0.5,-0.5"})
    void aScore_hasFourDecimals(double score, String text) {
        report.scored(0, row("{}", Label.NONE), new Outcome.Scored(false, score));
        assertThat(out.text()).isEqualTo("[0] {} -> normal " + text + "\n");
    }

    @Test
    void rowsThatAreNotScored_sayWhy() {
        report.rejected(3, row("{}", Label.NONE), "t is missing");
        report.unreadable(4, new Item.Unreadable(6, "not UTF-8"));
        assertThat(out.text()).isEqualTo("[3] {} -> rejected: t is missing\n[4] line 6 is unreadable: not UTF-8\n");
    }

    @Test
    void quiet_tellsTheFirstTwentyThatAreNotScored_andNothingElse() {
        quiet.scored(0, row("{}", Label.NONE), new Outcome.Scored(true, 1));
        for (int i = 0; i < 30; i++) {
            quiet.rejected(i, row("{}", Label.NONE), "t is missing");
        }
        assertThat(out.text()).isEmpty();
        assertThat(err.text().lines())
                .hasSize(21)
                .startsWith("replay: [0] {} -> rejected: t is missing")
                .endsWith("replay: further rows that are not scored are only counted");
    }

    @Test
    void aWarning_isToldOnce() {
        report.warnings(List.of("x is not a feature"));
        report.warnings(List.of("x is not a feature", "y is not a feature"));
        assertThat(err.text())
                .isEqualTo("replay: warning: x is not a feature\nreplay: warning: y is not a feature\n");
    }

    @Test
    void retries_areTold_andTheirEndToo() {
        report.retrying("row 3", "no connection", "250 ms");
        report.settled(4, 0.5);
        report.settled(5, 0.5);
        assertThat(err.text())
                .isEqualTo("replay: row 3: no connection; trying again in 250 ms\nreplay: the server answers again\n");
    }

    @Test
    void whatCouldSteerATerminal_isReplaced() {
        report.rejected(0, row("{\"a\":\"\u009b2J\"}", Label.NONE), "\u001b[2J\nx");
        assertThat(out.text()).isEqualTo("[0] {\"a\":\"?2J\"} -> rejected: ?[2J?x\n");
    }

    @Test
    void aBrokenOutput_isNoticed() {
        OutputStream broken = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("broken pipe");
            }
        };
        Report unheard =
                new Report(new PrintStream(broken, false, StandardCharsets.UTF_8), err.stream(), false, null);
        assertThat(unheard.unheard()).isFalse();
        unheard.rejected(0, row("{}", Label.NONE), "x");
        assertThat(unheard.unheard()).isTrue();
    }
}
