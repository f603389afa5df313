package io.vigil.cli.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;

/// Chooses which of very many readings are drawn, so that a plot stays small and looks the same: per
/// column of the picture the first, the last, the least and the greatest.
final class Thinning {

    /// How close two marks of a kind may stand where there are very many.
    private static final double MARK_WIDTH = 6;

    private final Trace trace;
    private final TimeAxis time;
    private final boolean needed;

    Thinning(Trace trace, TimeAxis time, double width) {
        this.trace = trace;
        this.time = time;
        this.needed = trace.size() > 2 * width;
    }

    /// The positions of the readings through which lines run.
    List<Integer> line() {
        List<Integer> chosen = new ArrayList<>();
        int from = 0;
        for (int i = 1; i <= trace.size(); i++) {
            if (i == trace.size() || !needed || column(i, 1) != column(from, 1)) {
                chosen.addAll(corners(from, i));
                from = i;
            }
        }
        return chosen;
    }

    private Set<Integer> corners(int from, int to) {
        int least = from;
        int greatest = from;
        for (int i = from; i < to; i++) {
            least = trace.value(i) < trace.value(least) ? i : least;
            greatest = trace.value(i) > trace.value(greatest) ? i : greatest;
        }
        return new TreeSet<>(List.of(from, least, greatest, to - 1));
    }

    /// Those of the flagged readings that get a mark: of many that are close the one that is
    /// farthest off.
    List<Integer> marks(IntPredicate flagged) {
        List<Integer> chosen = new ArrayList<>();
        for (int i = 0; i < trace.size(); i++) {
            if (!flagged.test(i)) {
                continue;
            }
            int last = chosen.size() - 1;
            if (!needed || last < 0 || column(i, MARK_WIDTH) != column(chosen.get(last), MARK_WIDTH)) {
                chosen.add(i);
            } else if (distance(i) > distance(chosen.get(last))) {
                chosen.set(last, i);
            }
        }
        return chosen;
    }

    private double distance(int index) {
        return Math.abs(trace.value(index) - trace.expected(index));
    }

    private long column(int index, double width) {
        return (long) (time.x(trace.micros(index)) / width);
    }
}
