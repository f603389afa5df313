package io.vigil.server.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vigil.server.models.ServerSettings.ModelSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;
import org.springframework.util.unit.DataSize;

class ServerSettingsTest {

    private static ServerSettings bind(Map<String, Object> set) throws IOException {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().remove(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME);
        environment.getPropertySources().addFirst(new MapPropertySource("test", new HashMap<>(set)));
        new YamlPropertySourceLoader()
                .load("application", new ClassPathResource("application.yml"))
                .forEach(environment.getPropertySources()::addLast);
        return Binder.get(environment).bind("vigil", ServerSettings.class).get();
    }

    @Test
    void defaults_areThoseOfApplicationYml() throws IOException {
        assertThat(bind(Map.of()))
                .isEqualTo(new ServerSettings(Path.of("models"), null, DataSize.ofMegabytes(16), 100_000, 10_000, Map.of()));
    }

    @Test
    void environmentVariables_standBehindThem() throws IOException {
        assertThat(bind(Map.of(
                        "VIGIL_MODEL_DIR", "elsewhere",
                        "VIGIL_DEFAULT_MODEL", "press",
                        "VIGIL_MAX_BODY", "1MB",
                        "VIGIL_MAX_RECORDS", "7",
                        "VIGIL_MAX_EXPLAINED", "5")))
                .isEqualTo(new ServerSettings(Path.of("elsewhere"), "press", DataSize.ofMegabytes(1), 7, 5, Map.of()));
    }

    @Test
    void thresholds_areSetByModel() throws IOException {
        assertThat(bind(Map.of("vigil.models.factory-floor.threshold", "0.7", "vigil.models[my_model.v2].threshold", "3")).models())
                .isEqualTo(Map.of("factory-floor", new ModelSettings(0.7), "my_model.v2", new ModelSettings(3.0)));
    }

    @Test
    void thresholdFromTheEnvironment_knowsNoDashes() {
        ServerSettings settings = new ServerSettings(
                Path.of("models"), null, DataSize.ofMegabytes(1), 1, 1, Map.of("iotanomaly", new ModelSettings(0.7)));

        assertThat(settings.threshold("iot-anomaly")).isEqualTo(0.7);
        assertThat(settings.threshold("press")).isNull();
        assertThat(settings.strangers(Set.of("press"))).containsExactly("iotanomaly");
        assertThat(settings.strangers(Set.of("iot-anomaly"))).isEmpty();
    }

    @Test
    void thresholdThatIsNoNumber_isRefused() {
        assertThatThrownBy(() -> bind(Map.of("vigil.models.press.threshold", "NaN")))
                .isInstanceOf(BindException.class)
                .rootCause()
                .hasMessage("a model's threshold must be a finite number");
    }

    @Test
    void bodyBeyondAGigabyte_isRefused() {
        assertThatThrownBy(() -> bind(Map.of("vigil.max-body", "2GB")))
                .rootCause()
                .hasMessage("vigil.max-body must be from 1 byte to 1 GiB");
    }
}
