package io.vigil.cli.plot;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/// A vertical axis: values to heights, with round marks.
final class NumberAxis {

    private static final double[] STEPS = {1, 2, 2.5, 5, 10};
    private static final double MARGIN = 0.06;

    private final double low;
    private final double high;
    private final double top;
    private final double bottom;

    /// @param low the least value to show
    /// @param high the greatest
    /// @param top where the greatest stands
    /// @param bottom where the least stands
    NumberAxis(double low, double high, double top, double bottom) {
        double margin = high > low ? (high - low) * MARGIN : Math.max(Math.abs(low) * MARGIN, 1e-9);
        this.low = low - margin;
        this.high = high + margin;
        this.top = top;
        this.bottom = bottom;
    }

    /// The height of a value; what lies beyond the axis stands at its end.
    double y(double value) {
        double share = Math.max(0, Math.min(1, (value - low) / (high - low)));
        return bottom - share * (bottom - top);
    }

    /// Round values along the axis.
    List<BigDecimal> marks(int most) {
        BigDecimal step = step((high - low) / most);
        List<BigDecimal> marks = new ArrayList<>();
        BigDecimal mark = step.multiply(new BigDecimal(Math.ceil(low / step.doubleValue())));
        while (mark.doubleValue() <= high && marks.size() <= 2 * most) {
            marks.add(mark);
            mark = mark.add(step);
        }
        return marks;
    }

    /// The least round step of at least some size.
    private static BigDecimal step(double least) {
        int exponent = (int) Math.floor(Math.log10(least));
        for (double step : STEPS) {
            BigDecimal round = new BigDecimal(String.valueOf(step)).scaleByPowerOfTen(exponent);
            if (round.doubleValue() >= least * (1 - 1e-9)) {
                return round.stripTrailingZeros();
            }
        }
        throw new IllegalStateException("ten times a power of ten is at least as large");
    }

    static String text(BigDecimal mark) {
        boolean plain = mark.signum() == 0 || (Math.abs(mark.doubleValue()) < 1e7 && Math.abs(mark.doubleValue()) >= 1e-4);
        BigDecimal short_ = mark.signum() == 0 ? BigDecimal.ZERO : mark.stripTrailingZeros();
        return plain ? short_.toPlainString() : short_.toEngineeringString();
    }
}
