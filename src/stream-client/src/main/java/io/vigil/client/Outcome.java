package io.vigil.client;

/// What the server says of one row.
sealed interface Outcome {

    record Scored(boolean anomaly, double score) implements Outcome {}

    record Rejected(String reason) implements Outcome {}
}
