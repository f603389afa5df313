package io.vigil.server.live;

import io.vigil.core.format.ByteOutput;
import io.vigil.server.queries.Filter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Something that happened, as it goes out to everybody who listens.
///
/// @param id ascends from event to event
/// @param name `anomaly`, `incident`, `readings` or `aggregates`
/// @param list what the list of its parts is called, or null where it is its only part
record Event(long id, String name, @Nullable String list, List<Part> parts) {

    /// A JSON object, and which sensor it is about.
    ///
    /// @param sensor null where it is about all sensors of its type and location
    record Part(@Nullable String sensor, String type, String location, byte[] json) {

        private boolean matches(Filter filter) {
            return (filter.sensor() == null || sensor == null || filter.sensor().equals(sensor))
                    && (filter.type() == null || filter.type().equals(type))
                    && (filter.location() == null || filter.location().equals(location));
        }
    }

    Event {
        parts = List.copyOf(parts);
    }

    int bytes() {
        return parts.stream().mapToInt(part -> part.json().length).sum();
    }

    /// Writes what a listener wants of it, if anything.
    ///
    /// @param withId whether the listener may come back with the id
    void write(Filter filter, boolean withId, ByteOutput out) {
        List<Part> wanted = parts.stream().filter(part -> part.matches(filter)).toList();
        if (wanted.isEmpty()) {
            return;
        }
        if (withId) {
            out.ascii("id: ").ascii(Long.toString(id)).ascii('\n');
        }
        out.ascii("event: ").ascii(name).ascii("\ndata: ");
        if (list == null) {
            out.raw(wanted.getFirst().json());
        } else {
            out.ascii("{\"").ascii(list).ascii("\":[");
            for (int i = 0; i < wanted.size(); i++) {
                out.ascii(i == 0 ? "" : ",").raw(wanted.get(i).json());
            }
            out.ascii("]}");
        }
        out.ascii("\n\n");
    }
}
