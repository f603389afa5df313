/// The database: PostgreSQL of its own in the data folder, or one that is named by its URL.
@NullMarked
package io.vigil.server.db;

import org.jspecify.annotations.NullMarked;
