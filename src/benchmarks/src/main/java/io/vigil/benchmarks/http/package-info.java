/// Vigil over HTTP beside a null endpoint of the same stack and beside Flask, all as processes.
@NullMarked
package io.vigil.benchmarks.http;

import org.jspecify.annotations.NullMarked;
