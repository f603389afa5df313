package io.vigil.server.ops;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/// How the header `Accept` chooses among the media types that an answer can have.
public final class Accept {

    private Accept() {}

    /// All `Accept` headers of a request as one, or null where it has none.
    public static @Nullable String of(HttpServletRequest request) {
        Enumeration<String> values = request.getHeaders(HttpHeaders.ACCEPT);
        return values.hasMoreElements() ? String.join(",", Collections.list(values)) : null;
    }

    /// The place of the type that is preferred; the first where all are welcome.
    ///
    /// @throws FailureException 406 where none is accepted
    public static int choose(@Nullable String accept, List<MediaType> offered) {
        if (accept == null || accept.isBlank() || accept.equals("*/*")) {
            return 0;
        }
        List<MediaType> ranges = ranges(accept);
        int best = -1;
        double bestQuality = 0;
        for (int i = 0; i < offered.size(); i++) {
            double quality = quality(offered.get(i), ranges);
            if (quality > bestQuality) {
                best = i;
                bestQuality = quality;
            }
        }
        if (best < 0) {
            String all = offered.stream().map(MediaType::toString).collect(Collectors.joining(", "));
            throw new FailureException(Failure.of(406, "Accept must allow one of " + all));
        }
        return best;
    }

    /// The weight that the most specific range which covers a type gives it (RFC 9110, 12.5.1).
    private static double quality(MediaType type, List<MediaType> ranges) {
        double quality = 0;
        int specificity = -1;
        for (MediaType range : ranges) {
            int s = range.isWildcardType() ? 0 : range.isWildcardSubtype() ? 1 : 2;
            if (range.includes(type) && s > specificity) {
                specificity = s;
                quality = range.getQualityValue();
            }
        }
        return quality;
    }

    private static List<MediaType> ranges(String accept) {
        try {
            return MediaType.parseMediaTypes(accept);
        } catch (InvalidMediaTypeException e) {
            throw new FailureException(Failure.of(406, "Accept must be a list of media types, such as application/json"));
        }
    }
}
