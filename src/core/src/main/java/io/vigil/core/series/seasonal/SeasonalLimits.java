package io.vigil.core.series.seasonal;

/// The constants of [SeasonalBaseline].
///
/// @param band how many standard deviations the band reaches to each side
/// @param spike how many a value may differ from the one before
/// @param breaking how many the moving average of the absolute residuals may reach
/// @param biasRate the share of each residual that the bias takes, 0 to 0.5
/// @param emaRate the weight of the newest residual in the moving average, above 0 and at most 1
public record SeasonalLimits(double band, double spike, double breaking, double biasRate, double emaRate) {

    public static final SeasonalLimits DEFAULT = new SeasonalLimits(2, 3, 1.5, 0.002, 2.0 / 25);

    public SeasonalLimits {
        requirePositive("band", band);
        requirePositive("spike", spike);
        requirePositive("break", breaking);
        require(biasRate >= 0 && biasRate <= 0.5, "bias_rate must be between 0 and 0.5");
        require(emaRate > 0 && emaRate <= 1, "ema_rate must be above 0 and at most 1");
    }

    private static void requirePositive(String name, double limit) {
        require(limit > 0 && Double.isFinite(limit), name + " must be a finite number above 0");
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalArgumentException(rule);
        }
    }
}
