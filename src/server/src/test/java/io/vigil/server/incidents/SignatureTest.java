package io.vigil.server.incidents;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.server.incidents.WebhookSettings.Webhook;
import org.junit.jupiter.api.Test;

class SignatureTest {

    /// The example that Svix's documentation of the same scheme gives.
    @Test
    void signature_isThatOfStandardWebhooks() {
        byte[] key = new Webhook("https://example.org/", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw").key();

        assertThat(Signature.of("msg_p5jXN8AQM9LWM0D4loKWxJek", 1_614_265_330, "{\"test\": 2432232314}", key))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }
}
