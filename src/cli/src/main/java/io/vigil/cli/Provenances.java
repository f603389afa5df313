package io.vigil.cli;

import io.vigil.core.bundle.Provenance;
import io.vigil.train.Versions;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;

/// Tells where a series model came from.
final class Provenances {

    private Provenances() {}

    static Provenance of(Path file, Fleet fleet, Clock clock) throws IOException {
        return new Provenance(
                String.valueOf(file.getFileName()),
                sha256(file),
                fleet.rows(),
                null,
                fleet.options(),
                Versions.vigil(),
                null,
                Runtime.version().toString(),
                clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
    }

    private static String sha256(Path file) throws IOException {
        MessageDigest sha256;
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), sha256)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(sha256.digest());
    }
}
