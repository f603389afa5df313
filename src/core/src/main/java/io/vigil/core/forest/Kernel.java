package io.vigil.core.forest;

/// A way to walk a forest; all of them give the same bits.
interface Kernel {

    /// As [Forest#sum].
    void sum(double[][] columns, int rows, double[][] sums);
}
