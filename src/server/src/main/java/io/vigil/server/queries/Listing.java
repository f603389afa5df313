package io.vigil.server.queries;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A list that is asked for page by page.
///
/// @param kind of its cursors
/// @param names of the parameters it takes
/// @param cursor of an item
/// @param <T> the kind of item
public record Listing<T>(Cursor.Kind kind, List<String> names, Shape<T> shape, Function<T, String> cursor) {

    /// What a request asks for.
    ///
    /// @param after the place after which the page begins, or null for the first page
    /// @param limit how many rows to look for, one more than the page holds
    public record Asked(Filter filter, @Nullable Cursor after, int limit, Parameters parameters) {}

    /// Finds the rows of a page; it takes from the parameters what is its own, and checks them.
    public interface Query<T> {

        List<T> rows(Asked asked);
    }

    /// Answers a request in JSON or CSV.
    ///
    /// @param zone of times without an offset
    /// @throws io.vigil.server.ops.FailureException 400, 406 or 422
    public void answer(ZoneId zone, HttpServletRequest request, HttpServletResponse response, Query<T> query)
            throws IOException {
        boolean csv = Answers.wantsCsv(request);
        Parameters parameters = new Parameters(request.getQueryString(), zone, names);
        int limit = parameters.limit();
        Asked asked = new Asked(Filter.of(parameters), parameters.cursor(kind), limit + 1, parameters);
        List<T> rows = query.rows(asked);
        List<T> page = rows.subList(0, Math.min(limit, rows.size()));
        String next = rows.size() > limit ? cursor.apply(page.getLast()) : null;
        if (csv) {
            Answers.sendCsv(page, shape, next, response);
        } else {
            Answers.sendJson(
                    fields -> fields.objects(shape.name(), page, shape::write).text("next", next), response);
        }
    }
}
