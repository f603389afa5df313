package io.vigil.core.forest;

/// The choice of a [Kernel] by the shape of a forest.
final class Kernels {

    /// Inputs per tree up to which masks beat a walk; measured, see `docs/evaluation.md`.
    private static final double MASK_INPUTS = 4;

    private Kernels() {}

    static Kernel choose(Forest forest) {
        if (forest.planes() > 0) {
            return new WalkKernel(forest);
        }
        Ranks ranks = new Ranks(forest);
        if (forest.inputs() <= MASK_INPUTS) {
            MaskLayout layout = new MaskLayout(forest);
            if (layout.fits(forest)) {
                return new MaskKernel(forest, ranks, layout);
            }
        }
        return PackedKernel.fits(forest, ranks) ? PackedKernel.of(forest, ranks) : new WalkKernel(forest);
    }
}
