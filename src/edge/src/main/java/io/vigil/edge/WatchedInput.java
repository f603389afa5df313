package io.vigil.edge;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// A file's bytes, of which progress shows how many are read.
final class WatchedInput extends FilterInputStream {

    private final String name;
    private final long size;
    private final Progress progress;
    private long done;
    private long percent = -1;

    WatchedInput(InputStream in, String name, long size, Progress progress) {
        super(in);
        this.name = name;
        this.size = size;
        this.progress = progress;
    }

    @Override
    public int read() throws IOException {
        int b = in.read();
        add(b < 0 ? 0 : 1);
        return b;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = in.read(bytes, offset, length);
        add(Math.max(read, 0));
        return read;
    }

    private void add(int read) {
        done += read;
        long now = size == 0 ? 0 : 100 * done / size;
        if (now != percent) {
            percent = now;
            progress.show(name, done, Math.max(size, 1));
        }
    }
}
