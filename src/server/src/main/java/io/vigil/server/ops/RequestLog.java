package io.vigil.server.ops;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.regex.Pattern;
import org.apache.catalina.AccessLog;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Gives every request its id and writes its one line, those that Tomcat refuses included.
///
/// A line holds the id, method, path, status, records, anomalies and milliseconds, never a record's
/// values.
final class RequestLog extends ValveBase implements AccessLog {

    private static final Logger LOG = LoggerFactory.getLogger("io.vigil.request");
    private static final int LONGEST_PATH = 200;
    private static final long NANOS_PER_TENTH = 100_000;

    private static final Pattern UNPRINTABLE = Pattern.compile("[^ -~]");

    private boolean requestAttributesEnabled;

    RequestLog() {
        super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        response.setHeader(
                RequestLine.ID_HEADER, RequestLine.begin(request.getRequest(), request.getHeader(RequestLine.ID_HEADER)));
        getNext().invoke(request, response);
    }

    @Override
    public void log(Request request, Response response, long nanos) {
        if (LOG.isInfoEnabled()) {
            LOG.info(line(request, response, nanos));
        }
    }

    private static String line(Request request, Response response, long nanos) {
        StringBuilder line = new StringBuilder(128)
                .append(RequestLine.id(request.getRequest()))
                .append(' ')
                .append(printable(request.getMethod()))
                .append(' ')
                .append(printable(request.getRequestURI()))
                .append(' ')
                .append(response.getStatus());
        RequestLine.Scored scored = RequestLine.scored(request.getRequest());
        if (scored != null) {
            line.append(" records=").append(scored.records()).append(" anomalies=").append(scored.anomalies());
        }
        long tenths = (nanos + NANOS_PER_TENTH / 2) / NANOS_PER_TENTH;
        line.append(" ms=").append(tenths / 10).append('.').append(tenths % 10);
        String failure = RequestLine.failure(request.getRequest());
        return failure == null ? line.toString() : line.append(" (").append(printable(failure)).append(')').toString();
    }

    /// The text without what could forge a line of the log.
    private static String printable(@Nullable String text) {
        if (text == null) {
            return "-";
        }
        String clean = text.length() <= LONGEST_PATH ? text : text.substring(0, LONGEST_PATH) + "...";
        return isPrintable(clean) ? clean : UNPRINTABLE.matcher(clean).replaceAll("?");
    }

    private static boolean isPrintable(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < ' ' || text.charAt(i) > '~') {
                return false;
            }
        }
        return true;
    }

    @Override
    public void setRequestAttributesEnabled(boolean enabled) {
        requestAttributesEnabled = enabled;
    }

    @Override
    public boolean getRequestAttributesEnabled() {
        return requestAttributesEnabled;
    }
}
