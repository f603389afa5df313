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

/// Writes `application/problem+json` for what never reaches a handler: the refusals of Tomcat itself
/// and the failures of filters.
final class ProblemValve extends ErrorReportValve {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemValve.class);

    @Override
    protected void report(Request request, Response response, @Nullable Throwable throwable) {
        int status = response.getStatus();
        if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported() || !writable(response)) {
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

    private static String detail(int status, @Nullable Throwable throwable) {
        return status == 400 && throwable instanceof BadRequestException
                ? "the chunked encoding of the body breaks a rule"
                : StatusText.of(status);
    }

    private static boolean writable(Response response) {
        AtomicBoolean allowed = new AtomicBoolean();
        response.getCoyoteResponse().action(ActionCode.IS_IO_ALLOWED, allowed);
        return allowed.get();
    }
}
