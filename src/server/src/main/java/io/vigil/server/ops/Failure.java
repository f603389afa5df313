package io.vigil.server.ops;

import io.vigil.core.format.ByteOutput;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;

/// Why a request got no result, as `application/problem+json` (RFC 9457) tells it.
///
/// @param status the HTTP status, 400 to 599
/// @param detail what is wrong and what would be right, in one sentence that repeats no value
/// @param faults every rule that the request breaks, as far as they are listed
/// @param headers that the answer carries besides
public record Failure(int status, String detail, List<Fault> faults, Map<String, String> headers) {

    public static final String MEDIA_TYPE = "application/problem+json";

    /// How many broken rules are listed.
    public static final int MAX_FAULTS = 100;

    /// One rule that the request breaks.
    ///
    /// @param pointer where: a JSON pointer such as `#/records/3/Humidity`, or `?name` for a query parameter
    /// @param code the rule's name
    public record Fault(String pointer, String code, String detail) {}

    public Failure {
        faults = List.copyOf(faults);
        headers = Map.copyOf(headers);
    }

    public static Failure of(int status, String detail) {
        return new Failure(status, detail, List.of(), Map.of());
    }

    /// A request that was read and breaks rules; the first hundred are listed.
    ///
    /// @param faults at least one
    /// @param count how many there are, more than `faults` where not all were kept
    public static Failure unprocessable(List<Fault> faults, long count) {
        List<Fault> listed = faults.subList(0, Math.min(faults.size(), MAX_FAULTS));
        String first = listed.getFirst().detail();
        String share = count > MAX_FAULTS ? ", of which %d are listed".formatted(MAX_FAULTS) : "";
        String detail = count == 1 ? first : "%d problems%s; the first: %s".formatted(count, share, first);
        return new Failure(422, detail, listed, Map.of());
    }

    public Failure withHeader(String name, String value) {
        return new Failure(status, detail, faults, Map.of(name, value));
    }

    /// The body in UTF-8.
    public byte[] toJson() {
        ByteOutput out = new ByteOutput();
        out.ascii("{\"type\":\"about:blank\",\"title\":").json(title());
        out.ascii(",\"status\":").number(status);
        out.ascii(",\"detail\":").json(detail);
        if (!faults.isEmpty()) {
            out.ascii(",\"errors\":[");
            for (int i = 0; i < faults.size(); i++) {
                write(faults.get(i), i == 0 ? "" : ",", out);
            }
            out.ascii(']');
        }
        return out.ascii('}').toByteArray();
    }

    private static void write(Fault fault, String separator, ByteOutput out) {
        out.ascii(separator).ascii("{\"pointer\":").json(fault.pointer());
        out.ascii(",\"code\":").json(fault.code());
        out.ascii(",\"detail\":").json(fault.detail()).ascii('}');
    }

    private String title() {
        HttpStatus known = HttpStatus.resolve(status);
        return known == null ? "Error" : known.getReasonPhrase();
    }
}
