package io.vigil.server.ops;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.coyote.ActionCode;
import org.apache.coyote.BadRequestException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;

/// Writes `application/problem+json` for what never reaches a handler: the refusals of Tomcat itself
/// and the failures of filters, and for failures without a word.
final class ProblemValve extends ErrorReportValve {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemValve.class);

    @Override
    protected void report(Request request, Response response, @Nullable Throwable throwable) {
        int status = status(request, response);
        if (status < 400 || response.getContentWritten() > 0 || alreadyReported(response) || !writable(response)) {
            return;
        }
        if (status >= 500 && throwable != null) {
            LOG.error("request {} failed", RequestLine.id(request), throwable);
        }
        try {
            FailureResolver.send(Failure.of(status, detail(status, throwable)), request.getRequest(), response);
            response.finishResponse();
        } catch (IOException e) {
            LOG.debug("request {} was broken off", RequestLine.id(request), e);
        }
    }

    /// Tomcat refuses TRACE whatever the path is and lists methods that the path does not know.
    private static int status(Request request, Response response) {
        if (response.getStatus() != 405 || !"TRACE".equals(request.getMethod())) {
            return response.getStatus();
        }
        response.getCoyoteResponse().getMimeHeaders().removeHeader(HttpHeaders.ALLOW);
        return 501;
    }

    private static String detail(int status, @Nullable Throwable throwable) {
        return status == 400 && throwable instanceof BadRequestException
                ? "the chunked encoding of the body breaks a rule"
                : StatusText.of(status);
    }

    /// False for an answer that has a status and no body too, as the actuator gives it.
    private static boolean alreadyReported(Response response) {
        return response.isError() && !response.setErrorReported();
    }

    private static boolean writable(Response response) {
        AtomicBoolean allowed = new AtomicBoolean();
        response.getCoyoteResponse().action(ActionCode.IS_IO_ALLOWED, allowed);
        return allowed.get();
    }
}
