/// Commands that run on a small device: they make data, score files and streams, and judge scores.
@NullMarked
package io.vigil.edge;

import org.jspecify.annotations.NullMarked;
