package io.vigil.core.format;

import io.vigil.core.model.Explanation;
import io.vigil.core.model.ScoreKind;
import io.vigil.core.model.Scores;
import io.vigil.core.record.Schema;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// What is answered to a request for scores.
///
/// @param model the model's name
/// @param explain explains a record by its position, one contribution per feature, or null where no
///     explanation was asked for; called once per record while the answer is written
/// @param partial true where bad records are reported in their places
public record Answer(
        String model,
        int version,
        Schema schema,
        ScoreKind scoreKind,
        Decoded decoded,
        Scores scores,
        @Nullable IntFunction<Explanation> explain,
        boolean partial) {}
