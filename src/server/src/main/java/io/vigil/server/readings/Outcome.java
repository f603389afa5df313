package io.vigil.server.readings;

/// What became of something that was sent as a reading.
sealed interface Outcome permits StoredReading, Outcome.Duplicate, Outcome.Rejected {

    /// It is stored already.
    record Duplicate() implements Outcome {}

    /// @param reason its name on the wire
    record Rejected(String reason) implements Outcome {}
}
