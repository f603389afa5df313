package io.vigil.client.send;

import java.util.List;

/// The server's answer to one request.
///
/// @param outcomes one per row sent, in their order
/// @param warnings what it has to say of the request as a whole
/// @param nanos how long the request took
public record Answer(List<Outcome> outcomes, List<String> warnings, long nanos) {

    public Answer {
        outcomes = List.copyOf(outcomes);
        warnings = List.copyOf(warnings);
    }
}
