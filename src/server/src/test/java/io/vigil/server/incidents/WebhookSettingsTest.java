package io.vigil.server.incidents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vigil.server.incidents.WebhookSettings.Webhook;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class WebhookSettingsTest {

    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private static WebhookSettings bind(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties)).bindOrCreate("vigil", WebhookSettings.class);
    }

    @Test
    void nothing_isNoWebhook() {
        assertThat(bind(Map.of()).webhooks()).isEmpty();
    }

    @Test
    void webhooks_areMapped() {
        WebhookSettings settings = bind(Map.of(
                "vigil.webhooks[0].url", "https://example.org/a", "vigil.webhooks[0].secret", SECRET,
                "vigil.webhooks[1].url", "http://127.0.0.1:9/b", "vigil.webhooks[1].secret", SECRET));

        assertThat(settings.webhooks())
                .containsExactly(new Webhook("https://example.org/a", SECRET), new Webhook("http://127.0.0.1:9/b", SECRET));
    }

    @Test
    void whatIsLogged_namesTheHostAlone() {
        Webhook webhook = new Webhook("https://user:word@example.org/secret?key=1", SECRET);

        assertThat(webhook).hasToString("example.org");
        assertThat(new WebhookSettings(List.of(webhook)).toString()).isEqualTo("WebhookSettings[webhooks=[example.org]]");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "example.org", "ftp://example.org/", "https://", "https:///a", "http://a b/", "file:///etc/passwd"})
    void otherUrls_areRefused(String url) {
        assertThatThrownBy(() -> new Webhook(url, SECRET))
                .hasMessage("a webhook's url must begin with http:// or https:// and name a host");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "secret", "whsec_", "whsec_c2hvcnQ=", "whsec_!!!", "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"})
    void otherSecrets_areRefused(String secret) {
        assertThatThrownBy(() -> new Webhook("https://example.org/", secret))
                .hasMessage("a webhook's secret must be whsec_ followed by 24 to 64 bytes in Base64");
    }

    @Test
    void urlGivenTwice_isRefused() {
        Webhook webhook = new Webhook("https://example.org/", SECRET);

        assertThatThrownBy(() -> new WebhookSettings(List.of(webhook, webhook)))
                .hasMessage("vigil.webhooks must not name a url twice");
    }
}
