package io.vigil.core.format;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// Collects problems in bounded memory.
final class Problems {

    private final boolean partial;
    private final List<Problem> listed = new ArrayList<>();
    private final BitSet bad = new BitSet();
    private long count;
    private boolean bodyBroken;

    Problems(boolean partial) {
        this.partial = partial;
    }

    void add(Problem problem) {
        count++;
        boolean firstOfRecord = problem.record() < 0 ? !bodyBroken : !bad.get(problem.record());
        if (listed.size() < Decoded.MAX_PROBLEMS || (partial && firstOfRecord)) {
            listed.add(problem);
        }
        if (problem.record() < 0) {
            bodyBroken = true;
        } else {
            bad.set(problem.record());
        }
    }

    boolean isBad(int record) {
        return bad.get(record);
    }

    BitSet badRecords() {
        return bad;
    }

    List<Problem> listed() {
        return List.copyOf(listed);
    }

    long count() {
        return count;
    }

    boolean bodyBroken() {
        return bodyBroken;
    }

    boolean partial() {
        return partial;
    }
}
