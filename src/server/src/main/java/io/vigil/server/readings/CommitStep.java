package io.vigil.server.readings;

import java.sql.Connection;
import java.sql.SQLException;

/// Writes what follows from readings in their own transaction, so that it is exactly as durable.
///
/// Called by the writer's one thread. Spring's beans of this type run in their order.
public interface CommitStep {

    /// Takes up what the database holds: before the first batch, and again whenever the writer had to
    /// connect anew, after which nothing of an uncommitted batch may be remembered.
    void resume(Connection connection) throws SQLException;

    /// Adds to the transaction of a batch; must neither commit nor roll back.
    void write(Connection connection, Batch batch) throws SQLException;
}
