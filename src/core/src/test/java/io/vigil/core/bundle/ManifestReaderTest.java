package io.vigil.core.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vigil.core.record.NumericFeature;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestReaderTest {

    private static final String MINIMAL =
            """
            {"format": 1, "name": "pump", "version": 1, "algorithm": "isolation-forest",
             "features": [{"name": "x", "mean": 20.5, "scale": 4}, {"name": "y", "mean": 0, "scale": 1}],
             "score": "anomaly_score", "threshold": 0.6,
             "files": [{"name": "forest.sml", "size": 12,
               "sha256": "0000000000000000000000000000000000000000000000000000000000000000"}]}
            """;

    private static final String STATISTICS = "\"median\": 1, \"min\": 0, \"max\": 2, \"quantiles\": [0]";

    private static Manifest read(String text) throws BundleException {
        return (Manifest) ManifestReader.read(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void read_minimal_takesDefaultsForTheRest() throws Exception {
        Manifest manifest = read(MINIMAL);
        assertThat(manifest.golden()).isEmpty();
        assertThat(manifest.metrics()).isEmpty();
        assertThat(manifest.provenance()).isNull();
        assertThat(manifest.smoothing()).isNull();
        assertThat(manifest.calibration()).isNull();
        assertThat(manifest.schema().timeColumn()).isNull();
        assertThat(manifest.schema().idColumns()).isEmpty();
        assertThat(((NumericFeature) manifest.schema().features().get(0)).scale()).isEqualTo(4);
    }

    @Test
    void read_unknownKeys_areIgnored() throws Exception {
        assertThat(read(MINIMAL.replace("\"format\"", "\"later\": [{\"a\": [null, true, false]}], \"format\""))
                        .name())
                .isEqualTo("pump");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"format", "name", "version", "algorithm", "features", "score", "threshold", "files"})
    void read_requiredKey_isMissed(String key) {
        broken(MINIMAL.replaceFirst("\"" + key + "\":", "\"other\":"), key + " is missing");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"format\": 1 | \"format\": \"1\" | format must be an integer",
                "\"format\": 1 | \"format\": 1.0 | format must be an integer",
                "\"pump\" | \"Pump\" | name must match [a-z0-9][a-z0-9._-]{0,63}",
                "\"pump\" | \"../pump\" | name must match [a-z0-9][a-z0-9._-]{0,63}",
                "\"pump\" | \"\" | name must match [a-z0-9][a-z0-9._-]{0,63}",
                "\"pump\" | 7 | name must be a string",
                "\"version\": 1 | \"version\": 0 | version must be an integer of at least 1",
                "\"isolation-forest\" | \"svm\" | algorithm must be random-forest or isolation-forest or robust-z or mahalanobis or seasonal-baseline",
                "\"anomaly_score\" | \"probability\" | score must be anomaly_score",
                "0.6 | 1e400 | threshold must be a finite number",
                "0.6 | null | threshold is missing",
                "0.6 | true | threshold must be a finite number",
                "20.5 | \"20.5\" | features[0].mean must be a finite number",
                "\"scale\": 1 | \"scale\": -1 | features[1] is wrong: scale must be a finite number of at least 0",
                "\"scale\": 1 | \"scale\": 1e999 | features[1].scale must be a finite number",
                "\"scale\": 1 | \"scale\": 1, \"scale\": 2 | features[1].scale must not appear twice",
                "\"scale\": 1 | \"sigma\": 1 | features[1].scale is missing",
                "\"scale\": 1 | \"scale\": 1, \"missing\": \"zero\" | features[1].missing must be reject or median",
                "\"scale\": 1 | \"scale\": 1, \"missing\": \"median\" | features[1] is wrong: the missing-value policy median needs a median",
                "\"scale\": 1 | \"scale\": 1, \"median\": 1 | features[1] must have all of median, min, max and quantiles or none of them",
                "\"y\" | \"x\" | features must not repeat a name",
                "\"y\" | \"\" | features[1] is wrong: name must not be empty",
                "\"y\" | \"y\", \"categories\": [] | features[1] is wrong: categories must not be empty",
                "\"y\" | \"y\", \"categories\": [\"a\", 1] | features[1].categories[1] must be a string",
                "\"size\": 12 | \"size\": -1 | files[0].size must be an integer of at least 0",
                "\"sha256\": \"0 | \"sha256\": \"g | files[0].sha256 must be 64 hexadecimal digits in lower case",
                "\"forest.sml\" | \"../forest.sml\" | files[0].name must be the plain name of a file beside the manifest",
                "\"forest.sml\" | \"/etc/passwd\" | files[0].name must be the plain name of a file beside the manifest",
                "\"score\" | \"smoothing\": {\"rows\": 1}, \"score\" | smoothing.rows must be an integer of at least 2",
                "\"score\" | \"metrics\": {\"auc\": \"good\"}, \"score\" | metrics.auc must be a finite number",
                "\"score\" | \"metrics\": [], \"score\" | metrics must be an object",
                "\"score\" | \"golden\": {}, \"score\" | golden must be an array",
                "\"score\" | \"golden\": [{\"values\": [1], \"score\": 1}], \"score\" | golden[0].values must hold one value per feature, 2",
                "\"score\" | \"provenance\": {\"data_file\": 1}, \"score\" | provenance.data_file must be a string",
                "\"score\" | \"id_columns\": \"Device_ID\", \"score\" | id_columns must be an array",
            })
    void read_brokenValue_isNamed(String from, String to, String rule) {
        assertThat(MINIMAL).contains(from);
        broken(MINIMAL.replace(from, to), rule);
    }

    @Test
    void read_statisticsThatContradict_areNamed() {
        broken(
                MINIMAL.replace("\"scale\": 1", "\"scale\": 1, " + STATISTICS),
                "features[1] is wrong: quantiles must hold 101 values");
        broken(
                MINIMAL.replace("\"scale\": 1", "\"scale\": 1, " + STATISTICS.replace("\"min\": 0", "\"min\": 1.5")),
                "features[1] is wrong: min <= median <= max must hold");
    }

    @Test
    void read_textThatIsNoJson_namesThePlace() {
        broken("", "must hold a JSON object");
        broken("[]", "must hold a JSON object");
        broken("{\"format\": 1", "must be JSON, which it is not at line 1, column 13");
        broken("{\"format\":\n NaN}", "must be JSON, which it is not at line 2, column 5");
        broken("{} {}", "must hold one JSON object and nothing after it");
    }

    @Test
    void read_deepNesting_isRefused() {
        broken(
                "{\"a\": " + "[".repeat(100_000) + "]".repeat(100_000) + "}",
                "must not nest deeper than 16 or hold more than 2000000 values");
    }

    private static void broken(String text, String rule) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(BundleException.class)
                .hasMessage("manifest.json: " + rule);
    }
}
