package io.vigil.server.live;

import io.vigil.core.format.ByteOutput;
import io.vigil.server.queries.Fields;
import io.vigil.server.queries.JsonFields;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// What goes out to listeners. All streams end when the server begins to stop, before it waits for
/// requests under way. Safe for many threads.
@Component
public final class Feeds implements SmartLifecycle {

    private static final int MOST_EVENTS = 2_000;
    private static final long MOST_BYTES = 8 << 20;

    /// Tells listeners that come back whether this is still the server they listened to.
    private final String server = UUID.randomUUID().toString();

    private final Feed live = new Feed(MOST_EVENTS, MOST_BYTES, 0);
    private long told;
    private @Nullable Feed anomalies;
    private volatile boolean running;

    /// Tells the listeners of `/live` of one thing.
    ///
    /// @param thing writes its fields
    public void tell(String name, String sensor, String type, String location, Consumer<Fields> thing) {
        tell(name, null, List.of(part(sensor, type, location, thing)));
    }

    /// @param list what the list of the parts is called, or null where there is only one
    synchronized void tell(String name, @Nullable String list, List<Event.Part> parts) {
        live.publish(new Event(++told, name, list, parts));
    }

    static Event.Part part(@Nullable String sensor, String type, String location, Consumer<Fields> thing) {
        ByteOutput out = new ByteOutput();
        JsonFields.object(out, thing);
        return new Event.Part(sensor, type, location, out.toByteArray());
    }

    String server() {
        return server;
    }

    Feed live() {
        return live;
    }

    /// The feed of anomalies by their ids, or null before there is one.
    synchronized @Nullable Feed anomalies() {
        return anomalies;
    }

    /// Begins the feed of anomalies, unless it has begun.
    ///
    /// @param newest the id of the newest that is stored
    synchronized Feed openAnomalies(long newest) {
        Feed opened = anomalies == null ? new Feed(MOST_EVENTS, MOST_BYTES, newest) : anomalies;
        anomalies = opened;
        return opened;
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public synchronized void stop() {
        running = false;
        live.close();
        if (anomalies != null) {
            anomalies.close();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /// Later than the web server, so that it stops earlier.
    @Override
    public int getPhase() {
        return DEFAULT_PHASE;
    }
}
