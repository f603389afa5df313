package io.vigil.core.forest;

/// The choice of a [Kernel] by the shape of a forest; the bounds were measured, see `docs/evaluation.md`.
final class Kernels {

    /// Inputs up to which masks beat a walk.
    static final int MASK_INPUTS = 4;

    /// Records from which masks beat a walk where their tables stay in a core's own cache.
    private static final int NEAR_MASK_RECORDS = 4;

    /// The same for larger tables, which come from a cache that others share.
    private static final int FAR_MASK_RECORDS = 64;

    /// Half of the cache that a core usually has to itself.
    private static final long NEAR_BYTES = 1 << 19;

    private Kernels() {}

    static Kernel choose(Forest forest) {
        if (forest.planes() > 0) {
            return new WalkKernel(forest);
        }
        Ranks ranks = new Ranks(forest);
        Kernel packed = packed(forest, ranks);
        if (forest.inputs() > MASK_INPUTS) {
            return packed;
        }
        MaskLayout layout = new MaskLayout(forest);
        if (!layout.fits(forest) || !MaskKernel.fits(ranks)) {
            return packed;
        }
        MaskKernel masks = new MaskKernel(forest, ranks, layout);
        return new BatchKernel(packed, masks, masks.bytes() <= NEAR_BYTES ? NEAR_MASK_RECORDS : FAR_MASK_RECORDS);
    }

    private static Kernel packed(Forest forest, Ranks ranks) {
        PackedLayout layout = new PackedLayout(forest);
        if (PackedKernel.fits(forest, ranks, layout)) {
            return new PackedKernel(forest, ranks, layout);
        }
        return WidePackedKernel.fits(forest, ranks) ? new WidePackedKernel(forest, ranks) : new WalkKernel(forest);
    }

    /// One kernel for a few records, another for many.
    record BatchKernel(Kernel few, Kernel many, int records) implements Kernel {

        @Override
        public void sum(double[][] columns, int rows, double[][] sums) {
            (rows < records ? few : many).sum(columns, rows, sums);
        }
    }
}
