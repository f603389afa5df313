package io.vigil.server.predict;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.web.HttpRequestHandler;
import org.springframework.web.filter.ServerHttpObservationFilter;
import org.springframework.web.servlet.handler.AbstractHandlerMapping;

/// Finds the handler of `POST /predict`, the most frequent request, by comparing two texts before the
/// paths of all handlers are matched. Everything else about the path is the controller's mapping.
@Component
final class PredictMapping extends AbstractHandlerMapping {

    private static final String METHOD = "POST";
    private static final String PATH = "/predict";

    private final HttpRequestHandler predict;

    PredictMapping(PredictController controller) {
        this.predict = controller::predict;
        setOrder(Ordered.HIGHEST_PRECEDENCE);
    }

    @Override
    protected @Nullable Object getHandlerInternal(HttpServletRequest request) {
        if (!METHOD.equals(request.getMethod()) || !PATH.equals(request.getRequestURI())) {
            return null;
        }
        ServerHttpObservationFilter.findObservationContext(request)
                .ifPresent(context -> context.setPathPattern(PATH));
        return predict;
    }
}
