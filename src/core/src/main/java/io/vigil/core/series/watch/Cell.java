package io.vigil.core.series.watch;

import io.vigil.core.series.SeriesDetector;

/// A detector's state, shared by all sensors of its key.
final class Cell<S> {

    final SavedStateKey key;
    final S state;

    private final SeriesDetector<S> writer;

    Cell(SavedStateKey key, S state, SeriesDetector<S> writer) {
        this.key = key;
        this.state = state;
        this.writer = writer;
    }

    static <S> Cell<S> read(SavedState saved, SeriesDetector<S> reader) {
        SavedStateKey key = new SavedStateKey(saved.kind(), saved.key());
        return new Cell<>(key, reader.codec().read(saved.bytes()), reader);
    }

    SavedState write() {
        return new SavedState(key.kind(), key.key(), writer.codec().write(state));
    }
}
