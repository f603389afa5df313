package io.vigil.core.bundle;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where a model came from.
///
/// @param dataFile the name of the training file, without its folder
/// @param dataSha256 in lower-case hexadecimal
/// @param rows how many rows were fitted
/// @param seed of the random numbers, or null where none were drawn
/// @param options the algorithm's settings, by the names of the command line
/// @param smile the version of Smile that fitted it, or null where Smile had no part
/// @param time when it was fitted, ISO-8601 in UTC
public record Provenance(
        String dataFile,
        String dataSha256,
        long rows,
        @Nullable Long seed,
        Map<String, String> options,
        String vigil,
        @Nullable String smile,
        String java,
        String time) {}
