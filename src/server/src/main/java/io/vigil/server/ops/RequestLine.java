package io.vigil.server.ops;

import jakarta.servlet.ServletRequest;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What the line about a request says beyond what HTTP knows, kept as attributes of the request.
public final class RequestLine {

    /// The header that carries a request's id both ways.
    public static final String ID_HEADER = "X-Request-Id";

    private static final String ID = RequestLine.class.getName() + ".id";
    private static final String FAILURE = RequestLine.class.getName() + ".failure";
    private static final String SCORED = RequestLine.class.getName() + ".scored";
    private static final Pattern SANE_ID = Pattern.compile("[A-Za-z0-9._:+/=-]{1,64}");

    private RequestLine() {}

    record Scored(int records, int anomalies) {}

    /// Notes what was scored.
    public static void scored(ServletRequest request, int records, int anomalies) {
        request.setAttribute(SCORED, new Scored(records, anomalies));
    }

    static void failed(ServletRequest request, String detail) {
        request.setAttribute(FAILURE, detail);
    }

    /// Takes the id that came with the request where it is a sane one, else makes one.
    static String begin(ServletRequest request, @Nullable String given) {
        String id = given != null && SANE_ID.matcher(given).matches()
                ? given
                : HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
        request.setAttribute(ID, id);
        return id;
    }

    static String id(ServletRequest request) {
        return request.getAttribute(ID) instanceof String id ? id : "-";
    }

    static @Nullable String failure(ServletRequest request) {
        return request.getAttribute(FAILURE) instanceof String detail ? detail : null;
    }

    static @Nullable Scored scored(ServletRequest request) {
        return request.getAttribute(SCORED) instanceof Scored scored ? scored : null;
    }
}
