package io.vigil.server.queries;

import java.util.List;

/// How things of one kind are written, in JSON and in CSV.
///
/// @param <T> the kind of thing
public interface Shape<T> {

    /// What a list of them is called in JSON, such as `readings`.
    String name();

    /// The columns of a table, which hold every field that [#write] may write.
    List<String> columns();

    void write(T item, Fields fields);
}
