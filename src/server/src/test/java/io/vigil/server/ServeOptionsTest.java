package io.vigil.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServeOptionsTest {

    private static String[] properties(String... args) {
        assertThat(ServeOptions.parse(args)).isInstanceOf(ServeOptions.Properties.class);
        return ((ServeOptions.Properties) ServeOptions.parse(args)).arguments();
    }

    private static String wrong(String... args) {
        assertThat(ServeOptions.parse(args)).isInstanceOf(ServeOptions.Wrong.class);
        return ((ServeOptions.Wrong) ServeOptions.parse(args)).message();
    }

    @Test
    void options_becomeProperties() {
        assertThat(properties("--port", "0", "--host=0.0.0.0", "--models", "a b", "--default-model", "iot.v2", "--data=d"))
                .containsExactly(
                        "--server.port=0",
                        "--server.address=0.0.0.0",
                        "--vigil.model-dir=a b",
                        "--vigil.default-model=iot.v2",
                        "--vigil.data=d");
    }

    @Test
    void propertiesOfSpring_passThrough() {
        assertThat(properties("--vigil.models.press.threshold=2")).containsExactly("--vigil.models.press.threshold=2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "-h"})
    void help_isUsage(String help) {
        assertThat(ServeOptions.parse("--port", "1", help)).isEqualTo(new ServeOptions.Help(ServeOptions.USAGE));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --prot 8080     | unknown option --prot, see --help
            --prot=8080     | unknown option --prot, see --help
            -p              | unknown option -p, see --help
            serve           | unknown argument serve, see --help
            --port          | --port needs a value
            --port=         | --port needs a value
            --port --host   | --port needs a value
            --port 70000    | --port must be a whole number from 0 to 65535
            --port http     | --port must be a whole number from 0 to 65535
            --server.port 1 | unknown option --server.port, see --help
            """)
    void wrongUsage_isNamed(String args, String message) {
        assertThat(wrong(args.split(" "))).isEqualTo(message);
    }
}
