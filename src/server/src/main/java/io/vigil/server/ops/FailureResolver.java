package io.vigil.server.ops;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.catalina.connector.ClientAbortException;
import org.apache.coyote.BadRequestException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.web.ErrorResponse;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/// Answers whatever a handler throws with `application/problem+json`.
public final class FailureResolver implements HandlerExceptionResolver {

    private static final Logger LOG = LoggerFactory.getLogger(FailureResolver.class);
    private static final String RETRY_AFTER_SECONDS = "2";

    /// PostgreSQL's code.
    private static final String QUERY_CANCELED = "57014";

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception exception) {
        answer(request, response, exception);
        return new ModelAndView();
    }

    /// Answers with what was thrown, where an answer can still be given.
    public static void answer(HttpServletRequest request, HttpServletResponse response, Exception exception) {
        if (cannotBeRead(exception) || response.isCommitted()) {
            LOG.debug("request {} was broken off", RequestLine.id(request), exception);
            return;
        }
        try {
            send(failure(request, exception), request, response);
        } catch (IOException e) {
            LOG.debug("request {} was broken off", RequestLine.id(request), e);
        }
    }

    /// True where Tomcat has refused the body or lost its sender, and has its own answer ready.
    private static boolean cannotBeRead(Exception exception) {
        return exception instanceof ClientAbortException || exception instanceof BadRequestException;
    }

    /// Writes the failure as the answer, and leaves its detail for the request's line in the log.
    static void send(Failure failure, HttpServletRequest request, HttpServletResponse response) throws IOException {
        RequestLine.failed(request, failure.detail());
        byte[] body = failure.toJson();
        response.resetBuffer();
        response.setStatus(failure.status());
        failure.headers().forEach(response::setHeader);
        response.setContentType(Failure.MEDIA_TYPE);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private static Failure failure(HttpServletRequest request, Exception exception) {
        if (exception instanceof FailureException known) {
            return known.failure();
        }
        if (exception instanceof ErrorResponse springs && springs.getStatusCode().is4xxClientError()) {
            return failure(springs);
        }
        if (isCancelled(exception)) {
            return Failure.of(503, "the database works too long on this; ask for a shorter time or fewer rows")
                    .withHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
        if (isLostDatabase(exception)) {
            LOG.debug("request {} got no answer from the database", RequestLine.id(request), exception);
            return Failure.of(503, "the database cannot be used now, try again")
                    .withHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
        LOG.error("request {} failed", RequestLine.id(request), exception);
        return Failure.of(500, StatusText.of(500));
    }

    /// True where the database gave up a query after its time.
    private static boolean isCancelled(Exception exception) {
        return exception.getCause() instanceof SQLException refused && QUERY_CANCELED.equals(refused.getSQLState());
    }

    /// True where the database is away, and not where it refuses a statement.
    private static boolean isLostDatabase(Exception exception) {
        return exception instanceof NonTransientDataAccessResourceException
                || exception instanceof TransientDataAccessException
                || exception instanceof RecoverableDataAccessException;
    }

    private static Failure failure(ErrorResponse springs) {
        int status = springs.getStatusCode().value();
        Map<String, String> headers = new HashMap<>();
        for (String name : List.of(HttpHeaders.ALLOW, HttpHeaders.ACCEPT)) {
            List<String> values = springs.getHeaders().getOrEmpty(name);
            if (!values.isEmpty()) {
                headers.put(name, String.join(", ", values));
            }
        }
        return new Failure(status, StatusText.of(status), List.of(), headers);
    }
}
