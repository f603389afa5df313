package io.vigil.client.send;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// Posts to one address, and asks for JSON.
public final class Http {

    private final HttpClient client;
    private final URI target;
    private final Duration timeout;

    /// @param timeout from the start of a request to the last byte of its answer
    public Http(URI target, Duration timeout) {
        this.target = target;
        this.timeout = timeout;
        client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    }

    /// What came of one attempt.
    sealed interface Attempt {}

    record Reply(int status, byte[] body, @Nullable String retryAfter) implements Attempt {}

    /// There was no answer.
    record Lost(String reason) implements Attempt {}

    Attempt post(String mediaType, byte[] body) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(target)
                .header("Content-Type", mediaType)
                .header("Accept", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        CompletableFuture<HttpResponse<byte[]>> pending = client.sendAsync(request, BodyHandlers.ofByteArray());
        try {
            HttpResponse<byte[]> response = pending.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
            String retryAfter = response.headers().firstValue("Retry-After").orElse(null);
            return new Reply(response.statusCode(), response.body(), retryAfter);
        } catch (TimeoutException e) {
            pending.cancel(true);
            return new Lost("no answer within " + Durations.text(timeout));
        } catch (ExecutionException e) {
            return new Lost(reason(e.getCause()));
        } catch (InterruptedException e) {
            pending.cancel(true);
            throw e;
        }
    }

    private static String reason(@Nullable Throwable cause) {
        if (!(cause instanceof IOException)) {
            throw new IllegalStateException("the request could not be made", cause);
        }
        for (Throwable deeper = cause; deeper != null; deeper = deeper.getCause()) {
            if (deeper instanceof UnresolvedAddressException) {
                return "the host is unknown";
            }
        }
        return cause instanceof ConnectException ? "no connection" : "the connection broke";
    }
}
