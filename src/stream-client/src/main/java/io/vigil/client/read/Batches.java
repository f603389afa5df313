package io.vigil.client.read;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Cuts the rows of a source into batches.
public final class Batches {

    /// More unreadable rows than this in a row are a batch of their own, so that memory is bounded.
    private static final int MOST_UNREADABLE = 1000;

    private final Source source;
    private final int size;
    private final long limit;
    private long next;
    private boolean ended;

    /// @param size the most rows to send at once
    /// @param limit where to stop, counted over all rows of the input
    public Batches(Source source, int size, long limit) {
        this.source = source;
        this.size = size;
        this.limit = limit;
    }

    /// Passes over rows that were answered earlier.
    public void skip(long rows) throws IOException, ReplayException {
        boolean more = true;
        while (more && next < rows) {
            more = read() != null;
        }
    }

    /// The next batch, or null at the end.
    public @Nullable Batch next() throws IOException, ReplayException {
        long first = next;
        List<Item> items = new ArrayList<>();
        int readable = 0;
        while (readable < size && items.size() - readable < MOST_UNREADABLE) {
            Item item = read();
            if (item == null) {
                break;
            }
            items.add(item);
            readable += item instanceof Item.Row ? 1 : 0;
        }
        return items.isEmpty() ? null : new Batch(first, source.head(), items);
    }

    private @Nullable Item read() throws IOException, ReplayException {
        if (ended || next >= limit) {
            return null;
        }
        Item item = source.next();
        ended = item == null;
        next += ended ? 0 : 1;
        return item;
    }

    /// True once the source has no more rows; a limit that was reached does not count.
    public boolean ended() {
        return ended;
    }
}
