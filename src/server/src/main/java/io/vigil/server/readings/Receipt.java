package io.vigil.server.readings;

import io.vigil.core.format.ByteOutput;
import io.vigil.core.series.Arrival;
import io.vigil.core.series.watch.VerdictJson;
import io.vigil.server.ops.Failure;
import io.vigil.server.ops.Failure.Fault;
import io.vigil.server.ops.FailureException;
import java.util.ArrayList;
import java.util.List;

/// What is answered to readings.
///
/// @param stored those that are late or in conflict included
record Receipt(List<Outcome> outcomes, int stored, int duplicate, int rejected, int anomalies) {

    static Receipt of(List<Outcome> outcomes) {
        int stored = 0;
        int duplicate = 0;
        int rejected = 0;
        int anomalies = 0;
        for (Outcome outcome : outcomes) {
            switch (outcome) {
                case StoredReading reading -> {
                    stored++;
                    anomalies += reading.verdict().isAnomaly() ? 1 : 0;
                }
                case Outcome.Duplicate repeat -> duplicate++;
                case Outcome.Rejected no -> rejected++;
            }
        }
        return new Receipt(outcomes, stored, duplicate, rejected, anomalies);
    }

    /// @throws FailureException 422 where every reading is rejected
    void requireOneGood() {
        if (rejected < outcomes.size()) {
            return;
        }
        List<Fault> faults = new ArrayList<>();
        for (int i = 0; i < Math.min(rejected, Failure.MAX_FAULTS); i++) {
            if (outcomes.get(i) instanceof Outcome.Rejected no) {
                faults.add(new Fault("#/" + i, no.reason(), Rejections.detail(no.reason())));
            }
        }
        throw new FailureException(Failure.unprocessable(faults, rejected));
    }

    ByteOutput toJson() {
        ByteOutput out = new ByteOutput();
        out.ascii("{\"stored\":").number(stored);
        out.ascii(",\"duplicate\":").number(duplicate);
        out.ascii(",\"rejected\":").number(rejected);
        out.ascii(",\"results\":[");
        for (int i = 0; i < outcomes.size(); i++) {
            out.ascii(i == 0 ? "{\"index\":" : ",{\"index\":").number(i);
            write(outcomes.get(i), out);
            out.ascii('}');
        }
        return out.ascii("]}");
    }

    private static void write(Outcome outcome, ByteOutput out) {
        switch (outcome) {
            case StoredReading reading -> {
                out.ascii(",\"outcome\":\"").ascii(name(reading.arrival())).ascii("\",\"verdict\":");
                VerdictJson.write(reading.verdict(), reading.reading().micros(), out);
            }
            case Outcome.Duplicate repeat -> out.ascii(",\"outcome\":\"duplicate\"");
            case Outcome.Rejected no ->
                out.ascii(",\"outcome\":\"rejected\",\"reason\":\"").ascii(no.reason()).ascii('"');
        }
    }

    private static String name(Arrival arrival) {
        return arrival == Arrival.ON_TIME ? "stored" : arrival.id();
    }
}
