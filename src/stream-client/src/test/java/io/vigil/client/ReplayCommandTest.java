package io.vigil.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.client.report.Captured;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplayCommandTest {

    private final Captured out = new Captured();
    private final Captured err = new Captured();

    private int run(String stdin, String... arguments) {
        ByteArrayInputStream in = new ByteArrayInputStream(stdin.getBytes(StandardCharsets.UTF_8));
        return ReplayCommand.run(in, out.stream(), err.stream(), arguments);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "--rate 2                  | Missing required parameter: 'FILE'",
        "f --nonsense              | Unknown option: '--nonsense'",
        "f g                       | Unmatched argument at index 1: 'g'",
        "f --rate fast             | Invalid value for option '--rate': 'fast' is not a double",
        "f --rate -1               | --rate must be 0 or more rows per second",
        "f --rate NaN              | --rate must be 0 or more rows per second",
        "f --batch 0               | --batch must be 1 to 100000",
        "f --batch 100001          | --batch must be 1 to 100000",
        "f --limit 0               | --limit must be 1 or more",
        "f --model ../x            | --model '../x' is no model's name",
        "f --timeout 10            | --timeout '10' is no duration such as 500ms, 10s or 2m",
        "f --url localhost:8080    | --url 'localhost:8080' is no address such as http://localhost:8080",
        "f --url http://           | --url 'http://' is no address such as http://localhost:8080",
        "f --url http://h/?a=b     | --url 'http://h/?a=b' is no address such as http://localhost:8080",
        "f --url ftp://h           | --url 'ftp://h' is no address such as http://localhost:8080",
        "- --resume p.json         | --resume needs a file: standard input cannot be read again",
        "f --to moon               | --to must be predict or readings",
        "f --to readings --model m | --model does not go with --to readings",
        "- --shift-to-now          | --shift-to-now needs a file: standard input cannot be read twice",
        "f --shift-to-now --resume p | --shift-to-now does not go with --resume: the times would differ"
    })
    void wrongUsage_isOneLine(String arguments, String message) {
        assertThat(run("", arguments.split(" "))).isEqualTo(2);
        assertThat(err.text()).isEqualTo("replay: " + message + " (see vigil replay --help)\n");
        assertThat(out.text()).isEmpty();
    }

    @Test
    void help_namesEveryOption() {
        assertThat(run("", "--help")).isZero();
        assertThat(out.text())
                .contains("Usage: vigil replay FILE|- [OPTIONS]")
                .contains(
                        "--url", "--model", "--rate", "--limit", "--batch", "--label", "--timeout", "--resume",
                        "--quiet", "--help", "Exit codes: 0 done, 1 ")
                .doesNotContain("null", "DEFAULT");
        assertThat(out.text().lines()).allMatch(line -> line.length() <= 100);
    }

    @Test
    void arguments_reachTheServer() throws Exception {
        try (ScriptedServer server = new ScriptedServer()) {
            int code = run(
                    "t;fault\n0.9;1\n0.1;0\n0.2;0\n",
                    "-", "--url", server.url() + "/", "--model", "m", "--rate", "0", "--batch", "2", "--limit", "2",
                    "--label", "fault", "--timeout", "5s", "--quiet");
            assertThat(code).isZero();
            assertThat(server.paths()).containsExactly("/models/m/predict?on_error=partial");
            assertThat(server.bodies()).containsExactly("{\"records\":[{\"t\":0.9},{\"t\":0.1}]}");
            assertThat(out.text()).startsWith("replayed standard input").contains("precision 1.000");
        }
    }
}
