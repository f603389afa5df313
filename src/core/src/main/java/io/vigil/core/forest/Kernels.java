package io.vigil.core.forest;

/// The choice of a [Kernel] by the shape of a forest; the bounds were measured, see `docs/evaluation.md`.
final class Kernels {

    /// Inputs up to which masks of whole trees beat masks of their tops alone.
    static final int MASK_INPUTS = 4;

    /// Inputs up to which masks of the tops of trees beat a walk from the root.
    static final int REGION_INPUTS = 8;

    /// Records from which a tree's tables, once in the nearest cache, serve enough of them.
    private static final int MASK_RECORDS = 128;

    private Kernels() {}

    static Kernel choose(Forest forest) {
        if (forest.planes() > 0) {
            return new WalkKernel(forest);
        }
        Ranks ranks = new Ranks(forest);
        Kernel walk = walk(forest, ranks);
        if (forest.inputs() > MASK_INPUTS) {
            return walk;
        }
        MaskLayout layout = new MaskLayout(forest);
        if (!layout.fits(forest) || !MaskKernel.fits(ranks)) {
            return walk;
        }
        return new BatchKernel(walk, new MaskKernel(forest, ranks, layout), MASK_RECORDS);
    }

    private static Kernel walk(Forest forest, Ranks ranks) {
        PackedLayout packed = new PackedLayout(forest);
        if (forest.inputs() <= REGION_INPUTS) {
            RegionLayout regions = new RegionLayout(forest, ranks, packed);
            if (RegionKernel.fits(forest, ranks, regions)) {
                return new RegionKernel(forest, ranks, packed, regions);
            }
        }
        if (PackedKernel.fits(forest, ranks, packed)) {
            return new PackedKernel(forest, ranks, packed);
        }
        return WidePackedKernel.fits(forest, ranks, packed)
                ? new WidePackedKernel(forest, ranks, packed)
                : new WalkKernel(forest);
    }

    /// One kernel for a few records, another for many.
    record BatchKernel(Kernel few, Kernel many, int records) implements Kernel {

        @Override
        public void sum(double[][] columns, int rows, double[][] sums) {
            (rows < records ? few : many).sum(columns, rows, sums);
        }
    }
}
