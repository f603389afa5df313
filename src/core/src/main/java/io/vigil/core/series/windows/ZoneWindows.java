package io.vigil.core.series.windows;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/// Sliding windows of event time per zone: every slide, what was read in the window before it.
///
/// Assumes that the number of zones is bounded and that [#close] is called as time goes on. A reading
/// too old for any window that is still to come changes nothing but [#late]. Holds what the coming
/// windows need; the host keeps the readings, from which it can be built again. Not safe for many
/// threads.
public final class ZoneWindows {

    private final long window;
    private final long slide;

    /// Per zone what was read in each slide, by the slide's start.
    private final Map<String, NavigableMap<Long, Pane>> zones = new TreeMap<>();

    /// Windows that end no later than this are closed.
    private long closedMicros = Long.MIN_VALUE;

    private long late;

    private record Pane(Aggregate aggregate, Sample sample) {}

    /// @param window a multiple of the slide, such as 300 s
    /// @param slide at least a second, such as 60 s
    public ZoneWindows(Duration window, Duration slide) {
        if (slide.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("slide must be at least a second");
        }
        this.window = micros(window);
        this.slide = micros(slide);
        if (this.window < this.slide || this.window % this.slide != 0) {
            throw new IllegalArgumentException("window must be a multiple of slide");
        }
    }

    private static long micros(Duration duration) {
        return Math.multiplyExact(duration.toSeconds(), 1_000_000L);
    }

    public void add(String zone, long micros, double value, boolean anomaly) {
        long start = Math.floorDiv(micros, slide) * slide;
        if (start + window <= closedMicros) {
            late++;
            return;
        }
        Pane pane = zones.computeIfAbsent(zone, unseen -> new TreeMap<>())
                .computeIfAbsent(start, unseen -> new Pane(new Aggregate(), new Sample()));
        pane.aggregate().add(value, anomaly);
        pane.sample().add(value);
    }

    /// How many readings came too late for any window.
    public long late() {
        return late;
    }

    /// Hands out the windows that end no later than this instant and hold a reading, each once, by zone
    /// and then by time.
    public List<ZoneStatistics> close(long nowMicros) {
        long last = Math.floorDiv(nowMicros, slide) * slide;
        List<ZoneStatistics> closed = new ArrayList<>();
        if (last <= closedMicros) {
            return closed;
        }
        zones.forEach((zone, panes) -> {
            close(zone, panes, last, closed);
            panes.headMap(last + slide - window, false).clear();
        });
        zones.values().removeIf(Map::isEmpty);
        closedMicros = last;
        return closed;
    }

    private void close(String zone, NavigableMap<Long, Pane> panes, long last, List<ZoneStatistics> closed) {
        if (panes.isEmpty()) {
            return;
        }
        long end = Math.max(panes.firstKey(), closedMicros) + slide;
        while (end <= last) {
            Map<Long, Pane> inside = panes.subMap(end - window, true, end, false);
            if (inside.isEmpty()) {
                Long next = panes.ceilingKey(end);
                end = next == null ? last + slide : next + slide;
                continue;
            }
            closed.add(statistics(zone, end, inside));
            end += slide;
        }
    }

    private ZoneStatistics statistics(String zone, long end, Map<Long, Pane> inside) {
        Aggregate all = new Aggregate();
        inside.values().forEach(pane -> all.merge(pane.aggregate()));
        List<Sample> samples = inside.values().stream().map(Pane::sample).toList();
        return new ZoneStatistics(
                zone,
                end - window,
                end,
                all.count(),
                all.mean(),
                WeightedMedian.of(samples),
                all.min(),
                all.max(),
                all.std(),
                all.anomalies());
    }
}
