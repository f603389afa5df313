package io.vigil.server.queries;

import io.vigil.core.format.ByteOutput;
import io.vigil.server.ops.Accept;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;

/// Chooses between JSON and CSV, and sends either.
public final class Answers {

    /// Holds the cursor of the next page of a table, which has no place for it.
    static final String NEXT_HEADER = "X-Next-Cursor";

    private static final List<MediaType> JSON = List.of(MediaType.APPLICATION_JSON);
    private static final List<MediaType> JSON_OR_CSV = List.of(MediaType.APPLICATION_JSON, new MediaType("text", "csv"));

    private Answers() {}

    /// Whether a request wants a table instead of JSON.
    ///
    /// @throws io.vigil.server.ops.FailureException 406 where it accepts neither
    static boolean wantsCsv(HttpServletRequest request) {
        return Accept.choose(Accept.of(request), JSON_OR_CSV) == 1;
    }

    /// @throws io.vigil.server.ops.FailureException 406 where a request does not accept JSON
    public static void requireJson(HttpServletRequest request) {
        Accept.choose(Accept.of(request), JSON);
    }

    /// Sends a table.
    ///
    /// @param next the cursor of the page after it, or null
    static <T> void sendCsv(List<T> items, Shape<T> shape, @Nullable String next, HttpServletResponse response)
            throws IOException {
        ByteOutput out = new ByteOutput();
        CsvFields.table(out, items, shape);
        if (next != null) {
            response.setHeader(NEXT_HEADER, next);
        }
        send(out, "text/csv;charset=UTF-8", response);
    }

    /// Sends a JSON object.
    public static void sendJson(Consumer<JsonFields> object, HttpServletResponse response) throws IOException {
        ByteOutput out = new ByteOutput();
        JsonFields.object(out, object);
        sendJson(out, response);
    }

    public static void sendJson(ByteOutput out, HttpServletResponse response) throws IOException {
        send(out, MediaType.APPLICATION_JSON_VALUE, response);
    }

    private static void send(ByteOutput out, String contentType, HttpServletResponse response) throws IOException {
        response.setContentType(contentType);
        response.setContentLength(out.size());
        out.writeTo(response.getOutputStream());
    }
}
