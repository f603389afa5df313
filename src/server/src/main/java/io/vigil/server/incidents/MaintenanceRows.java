package io.vigil.server.incidents;

import io.vigil.server.queries.Cursor;
import io.vigil.server.queries.Sql;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Planned work as rows of the database.
final class MaintenanceRows {

    private MaintenanceRows() {}

    /// What is planned for some part of the time between two instants, both included.
    static List<Maintenance> between(JdbcClient db, long first, long last) {
        return new Sql("select * from maintenance where from_at <= ? and to_at > ?", Sql.at(last), Sql.at(first))
                .list(db, Maintenance::of);
    }

    /// The plans of a page, the last made first.
    static List<Maintenance> list(JdbcClient db, @Nullable Cursor after, int limit) {
        Sql sql = new Sql("select * from maintenance where true");
        if (after != null) {
            sql.add("and id < ?", after.whole(0));
        }
        return sql.add("order by id desc limit ?", limit).list(db, Maintenance::of);
    }

    /// @param plan whose id does not count
    static Maintenance insert(JdbcClient db, Maintenance plan) {
        return db.sql("insert into maintenance (scope, target, from_at, to_at, note) values (?, ?, ?, ?, ?) returning *")
                .param(plan.scope())
                .param(plan.target())
                .param(Sql.at(plan.from()))
                .param(Sql.at(plan.to()))
                .param(plan.note())
                .query(Maintenance::of)
                .single();
    }

    /// @return whether there was one
    static boolean delete(JdbcClient db, long id) {
        return db.sql("delete from maintenance where id = ?").param(id).update() > 0;
    }
}
