package io.vigil.core.series;

import java.time.Instant;
import java.util.Optional;

/// Judges the readings of a key one by one and remembers what it needs in a state.
///
/// Assumes that the host gives each key's readings to one state, one at a time. Guarantees that the
/// same readings and feedback in the same order bring the same verdicts, bit for bit, on every host
/// and after any restart through [#codec()]. A detector itself is immutable and safe for many
/// threads; a state is not.
///
/// @param <S> what is remembered of one key; bounded
public interface SeriesDetector<S> {

    /// Its name on the command line and in files, such as `streaming`.
    String name();

    /// What shares one state.
    Keying keying();

    /// The state of a key that has sent nothing yet.
    S start(SensorKey key);

    /// Judges a reading and learns from it.
    Verdict detect(S state, Reading reading);

    /// Judges a reading and changes nothing: for a late reading, or a second value for an instant.
    Verdict judge(S state, Reading reading);

    /// Judges that nothing came since the last reading: a verdict if that is too long.
    ///
    /// @param now the newest event time of the feed plus the time elapsed since it came
    Optional<Verdict> silence(S state, Instant now);

    /// Takes a person's word on an alarm of this key.
    void feedback(S state, boolean trueAlarm);

    StateCodec<S> codec();
}
