package io.vigil.client;

import io.vigil.client.send.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Time that passes only while somebody sleeps.
public final class FakeTime implements Time {

    private final List<Duration> slept = new ArrayList<>();
    private long nanos = 42;

    public void pass(Duration duration) {
        nanos += duration.toNanos();
    }

    public List<Duration> slept() {
        return slept;
    }

    @Override
    public long nanos() {
        return nanos;
    }

    @Override
    public Instant now() {
        return Instant.parse("2024-01-20T10:30:00Z").plusNanos(nanos - 42);
    }

    @Override
    public void sleep(Duration duration) {
        slept.add(duration);
        pass(duration);
    }
}
