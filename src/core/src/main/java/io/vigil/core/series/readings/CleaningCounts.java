package io.vigil.core.series.readings;

import java.util.EnumMap;
import java.util.Map;

/// How many readings were accepted, rejected for which reason, and stripped of what. Not safe for many
/// threads.
public final class CleaningCounts {

    private final Map<Rejection, Long> rejected = new EnumMap<>(Rejection.class);
    private final Map<Dropped, Long> dropped = new EnumMap<>(Dropped.class);
    private long accepted;

    public void add(Parsed parsed) {
        if (parsed instanceof Parsed.Rejected no) {
            rejected.merge(no.reason(), 1L, Long::sum);
        } else if (parsed instanceof Parsed.Accepted yes) {
            accepted++;
            for (Dropped part : yes.dropped()) {
                dropped.merge(part, 1L, Long::sum);
            }
        }
    }

    public long accepted() {
        return accepted;
    }

    public long rejected() {
        return rejected.values().stream().mapToLong(Long::longValue).sum();
    }

    public long rejected(Rejection reason) {
        return rejected.getOrDefault(reason, 0L);
    }

    public long dropped(Dropped part) {
        return dropped.getOrDefault(part, 0L);
    }
}
