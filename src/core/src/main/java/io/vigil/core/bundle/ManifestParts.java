package io.vigil.core.bundle;

import io.vigil.core.bundle.Manifest.PayloadFile;
import io.vigil.core.json.JsonException;
import io.vigil.core.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads what every manifest holds.
final class ManifestParts {

    private ManifestParts() {}

    static void requireFormat(JsonValue manifest) throws JsonException {
        long format = manifest.required("format").integer(Long.MIN_VALUE);
        if (format != Manifest.FORMAT) {
            throw manifest.broken("format must be %d, not %d".formatted(Manifest.FORMAT, format));
        }
    }

    static int version(JsonValue manifest) throws JsonException {
        return Math.toIntExact(Math.min(manifest.required("version").integer(1), Integer.MAX_VALUE));
    }

    static @Nullable Provenance provenance(JsonValue manifest) throws JsonException {
        Optional<JsonValue> found = manifest.optional("provenance");
        if (found.isEmpty()) {
            return null;
        }
        JsonValue provenance = found.get();
        Optional<JsonValue> seed = provenance.optional("seed");
        return new Provenance(
                provenance.required("data_file").text(),
                provenance.required("data_sha256").text(),
                provenance.required("rows").integer(0),
                seed.isEmpty() ? null : seed.get().integer(Long.MIN_VALUE),
                options(provenance),
                provenance.required("vigil").text(),
                provenance.textOrNull("smile"),
                provenance.required("java").text(),
                provenance.required("time").text());
    }

    private static Map<String, String> options(JsonValue provenance) throws JsonException {
        Map<String, String> options = new LinkedHashMap<>();
        Optional<JsonValue> found = provenance.optional("options");
        if (found.isPresent()) {
            for (String name : found.get().names()) {
                options.put(name, found.get().required(name).text());
            }
        }
        return options;
    }

    static List<PayloadFile> files(JsonValue manifest) throws JsonException {
        List<PayloadFile> files = new ArrayList<>();
        for (JsonValue item : manifest.required("files").items()) {
            files.add(new PayloadFile(fileName(item.required("name")), sha256(item), item.required("size").integer(0)));
        }
        return files;
    }

    private static String fileName(JsonValue name) throws JsonException {
        if (!name.text().matches("[A-Za-z0-9][A-Za-z0-9._-]{0,99}")) {
            throw name.broken("must be the plain name of a file beside the manifest");
        }
        return name.text();
    }

    private static String sha256(JsonValue file) throws JsonException {
        JsonValue sha256 = file.required("sha256");
        if (!sha256.text().matches("[0-9a-f]{64}")) {
            throw sha256.broken("must be 64 hexadecimal digits in lower case");
        }
        return sha256.text();
    }
}
