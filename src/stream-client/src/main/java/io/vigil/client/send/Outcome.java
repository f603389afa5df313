package io.vigil.client.send;

/// What the server says of one row.
public sealed interface Outcome {

    record Scored(boolean anomaly, double score) implements Outcome {}

    /// The server had it already.
    record Duplicate() implements Outcome {}

    record Rejected(String reason) implements Outcome {}
}
