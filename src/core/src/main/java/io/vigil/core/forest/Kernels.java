package io.vigil.core.forest;

/// The choice of a [Kernel] by the shape of a forest; the bounds were measured, see `docs/evaluation.md`.
final class Kernels {

    /// Inputs up to which masks beat a walk.
    static final int MASK_INPUTS = 4;

    /// Records from which masks beat a walk: their tables are larger than its nodes.
    static final int MASK_RECORDS = 4;

    private Kernels() {}

    static Kernel choose(Forest forest) {
        if (forest.planes() > 0) {
            return new WalkKernel(forest);
        }
        Ranks ranks = new Ranks(forest);
        if (!PackedKernel.fits(forest, ranks)) {
            return new WalkKernel(forest);
        }
        Kernel packed = new PackedKernel(forest, ranks);
        MaskLayout layout = new MaskLayout(forest);
        return forest.inputs() <= MASK_INPUTS && layout.fits(forest)
                ? new BatchKernel(packed, new MaskKernel(forest, ranks, layout))
                : packed;
    }

    /// One kernel for a few records, another for many.
    record BatchKernel(Kernel few, Kernel many) implements Kernel {

        @Override
        public void sum(double[][] columns, int rows, double[][] sums) {
            (rows < MASK_RECORDS ? few : many).sum(columns, rows, sums);
        }
    }
}
