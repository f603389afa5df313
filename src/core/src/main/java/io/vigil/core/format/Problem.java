package io.vigil.core.format;

/// One rule that a body breaks.
///
/// @param record the record's position, counted from 0, or -1 where the body as a whole is wrong
/// @param pointer where, as a JSON pointer: `#/records/3/Humidity` (in NDJSON and CSV too),
///     `#/Humidity` in a bare object or for a column of a CSV header
/// @param detail the field and the rule in words; it never repeats a value
public record Problem(int record, String pointer, Code code, String detail) {

    /// The rules there are.
    public enum Code {
        /// A feature or `records` is absent, or an empty CSV cell.
        MISSING("missing"),
        /// A feature is `null` and its policy does not impute it.
        NULL("null"),
        /// Not of the JSON type that belongs there, or a CSV cell that is not a number.
        TYPE("type"),
        /// A number that no double can hold.
        RANGE("range"),
        /// A name that occurs twice.
        DUPLICATE("duplicate"),
        /// `records` holds nothing.
        EMPTY("empty"),
        /// A record with more fields than any record may have.
        FIELDS("fields"),
        /// A CSV row with more or fewer columns than the header.
        COLUMNS("columns"),
        /// An NDJSON line that is not JSON, where the other lines are still to be scored.
        SYNTAX("syntax");

        private final String id;

        Code(String id) {
            this.id = id;
        }

        /// Its name on the wire.
        public String id() {
            return id;
        }
    }
}
