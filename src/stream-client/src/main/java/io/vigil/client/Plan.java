package io.vigil.client;

import io.vigil.client.read.Form;
import io.vigil.client.send.Dialect;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What to replay, where to and how.
///
/// @param file a path, or `-` for standard input
/// @param url the server, without a slash at its end
/// @param dialect what the rows are sent as
/// @param model its name, or null for the server's default model
/// @param rate rows per second, 0 for as fast as possible
/// @param limit the most rows of the input to replay
/// @param batch the most rows of a request
/// @param label the column that is the label, or null for the usual names
/// @param shiftToNow whether times are moved so that the newest is now
/// @param timeout of one request
/// @param resume where the position is kept, or null
record Plan(
        String file,
        String url,
        Dialect dialect,
        @Nullable String model,
        double rate,
        long limit,
        int batch,
        @Nullable String label,
        boolean shiftToNow,
        Duration timeout,
        @Nullable Path resume) {

    /// Where the rows go.
    String address() {
        return url + path();
    }

    String path() {
        if (dialect == Dialect.READINGS) {
            return "/readings";
        }
        return model == null ? "/predict" : "/models/" + model + "/predict";
    }

    Form form() {
        return dialect == Dialect.READINGS ? Form.AS_THEY_ARE : Form.OBJECTS;
    }

    /// The address with the wish that one bad row does not lose its batch, which readings need not say.
    URI target() {
        return URI.create(address() + (dialect == Dialect.READINGS ? "" : "?on_error=partial"));
    }

    /// How messages name the input.
    String input() {
        return fromStdin() ? "standard input" : file;
    }

    boolean fromStdin() {
        return file.equals("-");
    }
}
