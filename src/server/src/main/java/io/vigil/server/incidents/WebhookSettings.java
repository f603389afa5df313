package io.vigil.server.incidents;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// Whom to tell of incidents. It comes from the configuration alone, so that no request can make the
/// server call somebody.
@ConfigurationProperties("vigil")
record WebhookSettings(@Nullable List<Webhook> webhooks) {

    private static final String PREFIX = "whsec_";
    private static final int LEAST_BYTES = 24;
    private static final int MOST_BYTES = 64;

    /// @param url http or https
    /// @param secret `whsec_` and 24 to 64 bytes in Base64, as Standard Webhooks has it
    record Webhook(String url, String secret) {

        Webhook {
            if (!isHttp(url)) {
                throw new IllegalArgumentException("a webhook's url must begin with http:// or https:// and name a host");
            }
            byte[] key = key(secret);
            if (key.length < LEAST_BYTES || key.length > MOST_BYTES) {
                throw new IllegalArgumentException(
                        "a webhook's secret must be whsec_ followed by %d to %d bytes in Base64".formatted(LEAST_BYTES, MOST_BYTES));
            }
        }

        byte[] key() {
            return key(secret);
        }

        private static byte[] key(@Nullable String secret) {
            try {
                return secret != null && secret.startsWith(PREFIX)
                        ? Base64.getDecoder().decode(secret.substring(PREFIX.length()))
                        : new byte[0];
            } catch (IllegalArgumentException e) {
                return new byte[0];
            }
        }

        private static boolean isHttp(@Nullable String url) {
            try {
                URI uri = new URI(url == null ? "" : url);
                return ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme())) && uri.getHost() != null;
            } catch (URISyntaxException e) {
                return false;
            }
        }

        /// The host alone: some receivers have a secret in the path of their url.
        @Override
        public String toString() {
            return String.valueOf(URI.create(url).getHost());
        }
    }

    WebhookSettings {
        webhooks = webhooks == null ? List.of() : List.copyOf(webhooks);
        if (webhooks.stream().map(Webhook::url).distinct().count() < webhooks.size()) {
            throw new IllegalArgumentException("vigil.webhooks must not name a url twice");
        }
    }

    /// Never null.
    @Override
    public List<Webhook> webhooks() {
        return webhooks == null ? List.of() : webhooks;
    }
}
