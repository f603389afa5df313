package io.vigil.server.predict;

import io.vigil.server.ops.FailureResolver;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.web.servlet.FilterRegistration;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;

/// Answers `POST /predict`, the most frequent request, before Spring's filters and its dispatcher take
/// their time. Every other method and spelling of the path goes their way.
@Component
@FilterRegistration(urlPatterns = PredictFilter.PATH, order = Ordered.HIGHEST_PRECEDENCE)
final class PredictFilter implements Filter {

    static final String PATH = "/predict";

    private static final String METHOD = "POST";

    private final PredictController controller;
    private final RequestTimers timers;

    PredictFilter(PredictController controller, RequestTimers timers) {
        this.controller = controller;
        this.timers = timers;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request instanceof HttpServletRequest http
                && METHOD.equals(http.getMethod())
                && PATH.equals(http.getRequestURI())) {
            answer(http, (HttpServletResponse) response);
        } else {
            chain.doFilter(request, response);
        }
    }

    private void answer(HttpServletRequest request, HttpServletResponse response) {
        long start = System.nanoTime();
        try {
            controller.predict(request, response);
        } catch (Exception e) {
            FailureResolver.answer(request, response, e);
        } catch (Error e) {
            FailureResolver.answer(request, response, new ServletException(e));
        }
        timers.took(response.getStatus(), System.nanoTime() - start);
    }
}
