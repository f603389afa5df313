/// The whole `vigil` command: edge's commands, and those that need Smile or people in front of a terminal.
@NullMarked
package io.vigil.cli;

import org.jspecify.annotations.NullMarked;
