package io.vigil.client.send;

import java.util.List;

/// The server's answer to one request.
///
/// @param outcomes one per row sent, in their order
/// @param readings what became of the readings in them; none for records
/// @param warnings what it has to say of the request as a whole
/// @param nanos how long the request took
public record Answer(List<Outcome> outcomes, Readings readings, List<String> warnings, long nanos) {

    /// How many readings the rows held: one each, or one per sensor side by side.
    ///
    /// @param stored judged and kept
    /// @param duplicate the server had them already
    /// @param rejected none of them could be kept
    public record Readings(long stored, long duplicate, long rejected) {

        static final Readings NONE = new Readings(0, 0, 0);
    }

    public Answer {
        outcomes = List.copyOf(outcomes);
        warnings = List.copyOf(warnings);
    }
}
