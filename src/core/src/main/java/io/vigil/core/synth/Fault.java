package io.vigil.core.synth;

/// What can go wrong with a sensor, how often and how badly.
///
/// @param rate events per 1,000 rows
/// @param size by how much the value is off, in the sensor's unit: drawn between the two, at least 0
/// @param length over how many rows: drawn between the two, at least 1
/// @param direction of the deviation
record Fault(Kind kind, double rate, double[] size, int[] length, Direction direction) {

    enum Kind {
        /// The value jumps away and back.
        SPIKE,
        /// The value creeps away, farthest in its last row.
        DRIFT,
        /// No value at all.
        DROPOUT,
        /// The value before the fault is repeated.
        STUCK,
        /// The value is off by a constant.
        LEVEL_SHIFT;

        boolean hasSize() {
            return this == SPIKE || this == DRIFT || this == LEVEL_SHIFT;
        }
    }

    enum Direction {
        UP,
        DOWN,
        BOTH
    }
}
