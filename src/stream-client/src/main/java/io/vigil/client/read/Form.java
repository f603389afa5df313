package io.vigil.client.read;

/// How the rows of an input are sent.
public enum Form {
    /// Each row as one JSON object.
    OBJECTS,
    /// As they came: the rows of a CSV file as CSV with its header, those of a JSONL file as objects.
    AS_THEY_ARE
}
