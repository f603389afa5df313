package io.vigil.server.requests;

import io.vigil.core.format.CsvRecords;
import io.vigil.core.format.JsonRecords;
import io.vigil.core.format.NdjsonRecords;
import io.vigil.core.format.RecordReader;
import java.util.List;

/// A format as clients speak it to the model `meter`, and core's part of it.
enum Wire {
    JSON("application/json"),
    NDJSON("application/x-ndjson"),
    CSV("text/csv");

    private final String mediaType;

    Wire(String mediaType) {
        this.mediaType = mediaType;
    }

    String mediaType() {
        return mediaType;
    }

    RecordReader reader() {
        return switch (this) {
            case JSON -> new JsonRecords();
            case NDJSON -> new NdjsonRecords();
            case CSV -> new CsvRecords();
        };
    }

    /// A body of records, each of them three texts of numbers for `a`, `b` and `c`.
    String body(List<String[]> records) {
        StringBuilder body = new StringBuilder(this == JSON ? "{\"records\":[" : this == CSV ? "id,a,b,c\n" : "");
        for (int r = 0; r < records.size(); r++) {
            String[] v = records.get(r);
            if (this == CSV) {
                body.append("%d,%s,%s,%s\n".formatted(r, v[0], v[1], v[2]));
            } else {
                body.append(this == JSON && r > 0 ? "," : "");
                body.append("{\"id\":%d,\"a\":%s,\"b\":%s,\"c\":%s}".formatted(r, v[0], v[1], v[2]));
                body.append(this == NDJSON ? "\n" : "");
            }
        }
        return body.append(this == JSON ? "]}" : "").toString();
    }
}
