package io.vigil.client;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What to replay, where to and how.
///
/// @param file a path, or `-` for standard input
/// @param url the server, without a slash at its end
/// @param model its name, or null for the server's default model
/// @param rate rows per second, 0 for as fast as possible
/// @param limit the most rows of the input to replay
/// @param batch the most rows of a request
/// @param label the column that is the label, or null for the usual names
/// @param timeout of one request
/// @param resume where the position is kept, or null
record Plan(
        String file,
        String url,
        @Nullable String model,
        double rate,
        long limit,
        int batch,
        @Nullable String label,
        Duration timeout,
        @Nullable Path resume) {

    /// Where the rows go.
    String address() {
        return url + (model == null ? "/predict" : "/models/" + model + "/predict");
    }

    /// The address with the wish that one bad row does not lose its batch.
    URI target() {
        return URI.create(address() + "?on_error=partial");
    }

    /// How messages name the input.
    String input() {
        return fromStdin() ? "standard input" : file;
    }

    boolean fromStdin() {
        return file.equals("-");
    }
}
