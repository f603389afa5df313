package io.vigil.core.format;

import io.vigil.core.record.CategoricalFeature;
import io.vigil.core.record.Feature;
import io.vigil.core.record.MissingPolicy;
import io.vigil.core.record.NumericFeature;
import io.vigil.core.record.Schema;
import io.vigil.core.record.Statistics;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/// A schema with one feature of each kind, and short ways to read a body with it.
final class Plant {

    static final Statistics TEN_TO_TWENTY = new Statistics(
            15, 10, 20, IntStream.rangeClosed(0, 100).mapToDouble(p -> 10 + p / 10.0).toArray());

    /// `Temperature` is required, `Humidity` required and known to lie in 10 to 20, `Battery` imputed,
    /// `Device_ID` and `timestamp` known but not scored.
    static final Schema SCHEMA = schema(List.of(
            number("Temperature", MissingPolicy.REJECT, false),
            number("Humidity", MissingPolicy.REJECT, true),
            number("Battery", MissingPolicy.MEDIAN, true)));

    /// One category and one number.
    static final Schema SITES =
            schema(List.of(new CategoricalFeature("Site", List.of("north", "south")),
                    number("Temperature", MissingPolicy.REJECT, false)));

    static final ReadOptions FAIL = new ReadOptions(1000, false);
    static final ReadOptions PARTIAL = new ReadOptions(1000, true);

    private Plant() {}

    static NumericFeature number(String name, MissingPolicy missing, boolean statistics) {
        return new NumericFeature(name, null, 0, 1, statistics ? TEN_TO_TWENTY : null, missing);
    }

    static Schema schema(List<Feature> features) {
        return new Schema(features, Set.of("Device_ID"), "timestamp");
    }

    static Decoded json(String body) throws MalformedException, TooLargeException {
        return read(new JsonRecords(), body, SCHEMA, FAIL);
    }

    static Decoded ndjson(String body) throws MalformedException, TooLargeException {
        return read(new NdjsonRecords(), body, SCHEMA, FAIL);
    }

    static Decoded csv(String body) throws MalformedException, TooLargeException {
        return read(new CsvRecords(), body, SCHEMA, FAIL);
    }

    static Decoded read(RecordReader reader, String body, Schema schema, ReadOptions options)
            throws MalformedException, TooLargeException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return reader.read(bytes, 0, bytes.length, schema, options);
    }

    /// The problems as lines `record pointer code: detail`.
    static List<String> lines(Decoded decoded) {
        return decoded.problems().stream()
                .map(p -> "%d %s %s: %s".formatted(p.record(), p.pointer(), p.code().id(), p.detail()))
                .toList();
    }
}
