package io.vigil.server.readings;

import java.sql.Connection;
import java.sql.SQLException;

/// Notes a person's word where people see it, in the transaction that hands it to the detector.
public interface FeedbackMark {

    /// Must neither commit nor roll back.
    ///
    /// @return false where the same was said before, so that the detector need not hear of it
    boolean write(Connection connection) throws SQLException;
}
