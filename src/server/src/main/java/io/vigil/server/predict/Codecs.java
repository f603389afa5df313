package io.vigil.server.predict;

import io.vigil.core.format.CsvRecords;
import io.vigil.core.format.CsvResults;
import io.vigil.core.format.JsonRecords;
import io.vigil.core.format.JsonResults;
import io.vigil.core.format.NdjsonRecords;
import io.vigil.core.format.NdjsonResults;
import io.vigil.core.format.RecordReader;
import io.vigil.core.format.ResultWriter;
import io.vigil.server.bodies.Format;

/// What reads records and writes results in each format.
final class Codecs {

    private Codecs() {}

    static RecordReader reader(Format format) {
        return switch (format) {
            case JSON -> new JsonRecords();
            case CSV -> new CsvRecords();
            case NDJSON -> new NdjsonRecords();
        };
    }

    static ResultWriter writer(Format format) {
        return switch (format) {
            case JSON -> new JsonResults();
            case CSV -> new CsvResults();
            case NDJSON -> new NdjsonResults();
        };
    }
}
