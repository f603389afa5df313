package io.vigil.core.series;

/// Which deviations of a sensor matter.
public enum Direction {
    BOTH,
    UP,
    DOWN;

    public boolean up() {
        return this != DOWN;
    }

    public boolean down() {
        return this != UP;
    }
}
