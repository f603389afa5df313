package io.vigil.train.validate;

import io.vigil.core.model.Pipeline;
import io.vigil.train.data.Dataset;

/// A model fitted on all rows that its algorithm learns from, with its threshold.
///
/// @param learned the rows it was fitted on
/// @param how the threshold came about, in words
public record Fitted(Plan.Candidate candidate, Dataset learned, Pipeline pipeline, String how) {}
