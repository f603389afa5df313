package io.vigil.core.bundle;

import io.vigil.core.bundle.Manifest.PayloadFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// The files of one bundle, each of which must be an ordinary one: no symlink is followed.
final class BundleFiles {

    /// Room for the covariance of 800 inputs.
    private static final int MAX_JSON = 16 << 20;

    /// Room for the baselines of some 10,000 sensors.
    static final int MAX_BASELINES = 128 << 20;

    private static final int MAX_PAYLOAD = 1 << 30;

    private final Path folder;

    private BundleFiles(Path folder) {
        this.folder = folder;
    }

    /// @param folder which must be an ordinary folder, as must the one around it
    static BundleFiles in(Path folder) throws BundleException {
        Path real = folder.toAbsolutePath().normalize();
        requireFolder(real.getParent());
        requireFolder(real);
        return new BundleFiles(real);
    }

    static void requireFolder(@Nullable Path folder) throws BundleException {
        if (folder == null) {
            throw new BundleException(Manifest.FILE, "must lie in models/NAME/VERSION");
        }
        String name = String.valueOf(folder.getFileName());
        if (!attributes(folder, name).isDirectory()) {
            throw new BundleException(name, "must be a folder");
        }
    }

    /// A JSON file as a whole.
    byte[] json(String name) throws BundleException {
        long size = require(name);
        if (size > MAX_JSON) {
            throw new BundleException(name, "must be at most %d bytes, not %d".formatted(MAX_JSON, size));
        }
        return bytes(name);
    }

    byte[] bytes(String name) throws BundleException {
        try (InputStream in = open(name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw unreadable(name, e);
        }
    }

    /// A payload as a whole, once its size and sha256 are what the manifest says; what was checked is
    /// what is returned, whoever writes to the file meanwhile.
    byte[] verified(PayloadFile file) throws BundleException {
        long size = require(file.name());
        if (size != file.size()) {
            throw new BundleException(
                    file.name(), "must be %d bytes as the manifest says, not %d".formatted(file.size(), size));
        }
        long most = most(file.name());
        if (size > most) {
            throw new BundleException(file.name(), "must be at most %d bytes, not %d".formatted(most, size));
        }
        byte[] bytes = bytes(file.name());
        if (!sha256(bytes).equals(file.sha256())) {
            throw new BundleException(file.name(), "its sha256 must be the manifest's");
        }
        return bytes;
    }

    private static long most(String payload) {
        if (payload.equals(SeriesManifest.PAYLOAD)) {
            return MAX_BASELINES;
        }
        return payload.endsWith(".json") ? MAX_JSON : MAX_PAYLOAD;
    }

    static String sha256(byte[] bytes) {
        return HexFormat.of().formatHex(digest().digest(bytes));
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private InputStream open(String name) throws IOException {
        return Files.newInputStream(folder.resolve(name), LinkOption.NOFOLLOW_LINKS);
    }

    /// The size of a file that must be there and ordinary.
    private long require(String name) throws BundleException {
        BasicFileAttributes attributes = attributes(folder.resolve(name), name);
        if (!attributes.isRegularFile()) {
            throw new BundleException(name, "must be a regular file");
        }
        return attributes.size();
    }

    private static BasicFileAttributes attributes(Path path, String name) throws BundleException {
        try {
            BasicFileAttributes attributes =
                    Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (attributes.isSymbolicLink()) {
                throw new BundleException(name, "must not be a symlink");
            }
            return attributes;
        } catch (NoSuchFileException e) {
            throw new BundleException(name, "is missing", e);
        } catch (IOException e) {
            throw unreadable(name, e);
        }
    }

    private static BundleException unreadable(String name, IOException cause) {
        return new BundleException(name, "cannot be read, " + cause.getClass().getSimpleName(), cause);
    }
}
