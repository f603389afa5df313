package io.vigil.client;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Tells one input file from another: its size and the sha256 of its first and last 64 KiB.
record Fingerprint(long size, String sha256) {

    private static final int EDGE = 1 << 16;

    static Fingerprint of(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            long size = channel.size();
            digest.update(read(channel, 0));
            digest.update(read(channel, Math.max(0, size - EDGE)));
            return new Fingerprint(size, HexFormat.of().formatHex(digest.digest()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static ByteBuffer read(FileChannel channel, long from) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(EDGE);
        long at = from;
        int read = channel.read(bytes, at);
        while (read > 0 && bytes.hasRemaining()) {
            at += read;
            read = channel.read(bytes, at);
        }
        return bytes.flip();
    }
}
