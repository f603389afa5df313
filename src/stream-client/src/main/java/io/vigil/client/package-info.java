/// Replays a CSV or JSONL file against the API: reads, paces, sends, retries, reports.
@NullMarked
package io.vigil.client;

import org.jspecify.annotations.NullMarked;
