/// Pipelines and the estimators in them: what turns a record into a score.
@NullMarked
package io.vigil.core.model;

import org.jspecify.annotations.NullMarked;
