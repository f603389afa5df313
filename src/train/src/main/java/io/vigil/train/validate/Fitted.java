package io.vigil.train.validate;

import io.vigil.core.model.Pipeline;

/// A model fitted on all rows, with its threshold.
///
/// @param how the threshold came about, in words
public record Fitted(Plan.Candidate candidate, Pipeline pipeline, String how) {}
