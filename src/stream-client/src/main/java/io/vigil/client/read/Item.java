package io.vigil.client.read;

/// One row of the input, readable or not.
public sealed interface Item {

    /// The line on which it starts, counted from 1.
    long line();

    /// @param text the row as one JSON object or one line of CSV, without its label
    record Row(long line, String text, Label label) implements Item {}

    /// @param reason the rule that the row breaks
    record Unreadable(long line, String reason) implements Item {}
}
