package io.vigil.server.incidents;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Proves that a message comes from who knows the secret: HMAC-SHA256 over `id.timestamp.body`, as
/// Standard Webhooks 1.0.0 has it.
final class Signature {

    private static final String ALGORITHM = "HmacSHA256";

    private Signature() {}

    /// What the header `webhook-signature` holds.
    ///
    /// @param seconds since 1970-01-01T00:00:00Z
    static String of(String id, long seconds, String body, byte[] key) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            byte[] signed = mac.doFinal("%s.%d.%s".formatted(id, seconds, body).getBytes(StandardCharsets.UTF_8));
            return "v1," + Base64.getEncoder().encodeToString(signed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
