package io.vigil.core.forest;

/// The exact Shapley values of one record's leaf sum, where an input that is not known goes both ways
/// at a split, as often as the training samples did (the path-dependent TreeSHAP of [1], Algorithm 2).
///
/// A walk visits every leaf and carries its path: per distinct input on it, the share of samples that
/// go on where the input is unknown (`zero`) and whether the record itself goes on (`one`), and the
/// weights of the input subsets of each size. [Path#extend] adds a split to the path, [Path#unwind]
/// takes one out when its input occurs again, and [Path#unwoundSum] totals the weights without one
/// input, which is that input's part of the leaf's value.
///
/// A sample's part at a split is taken of both children's cover together, so that the shares always
/// make 1.
///
/// 1. S. M. Lundberg et al., From local explanations to global understanding with explainable AI for
///    trees, Nature Machine Intelligence 2 (2020)
public final class TreeShap {

    private final Forest forest;
    private final int output;
    private final double[] record;
    private final double[] contributions;

    private TreeShap(Forest forest, int output, double[] record) {
        this.forest = forest;
        this.output = output;
        this.record = record;
        this.contributions = new double[forest.inputs()];
    }

    /// What each input adds to the leaf sum of one output. Together with [#expected] they make that sum.
    ///
    /// @param forest without hyperplanes, whose covers are known
    /// @param record its inputs
    public static double[] contributions(Forest forest, int output, double[] record) {
        TreeShap shap = new TreeShap(forest, output, record);
        for (int t = 0; t < forest.trees(); t++) {
            shap.walk(forest.root(t), new Path(0), 1, 1, -1);
        }
        return shap.contributions;
    }

    /// The leaf sum of one output where no input is known.
    public static double expected(Forest forest, int output) {
        double sum = 0;
        for (int t = 0; t < forest.trees(); t++) {
            sum += expected(forest, output, forest.root(t));
        }
        return sum;
    }

    private static double expected(Forest forest, int output, int node) {
        if (forest.input(node) == Forest.LEAF) {
            return forest.value(node, output);
        }
        int left = forest.left(node);
        double share = share(forest, left, left + 1);
        return share * expected(forest, output, left) + (1 - share) * expected(forest, output, left + 1);
    }

    private static double share(Forest forest, int child, int sibling) {
        double cover = forest.cover(child);
        return cover / (cover + forest.cover(sibling));
    }

    private void walk(int node, Path parent, double zero, double one, int input) {
        Path path = parent.extend(zero, one, input);
        if (forest.input(node) == Forest.LEAF) {
            path.addTo(contributions, forest.value(node, output));
            return;
        }
        int next = forest.input(node);
        int hot = record[next] <= forest.split(node) ? forest.left(node) : forest.left(node) + 1;
        int cold = hot == forest.left(node) ? hot + 1 : hot - 1;
        double zeroBefore = 1;
        double oneBefore = 1;
        int earlier = path.find(next);
        if (earlier > 0) {
            zeroBefore = path.zero[earlier];
            oneBefore = path.one[earlier];
            path.unwind(earlier);
        }
        walk(hot, path, zeroBefore * share(forest, hot, cold), oneBefore, next);
        walk(cold, path, zeroBefore * share(forest, cold, hot), 0, next);
    }

    /// The distinct inputs on the way to a node; position 0 is the empty start.
    private static final class Path {

        private final int[] input;
        private final double[] zero;
        private final double[] one;
        private final double[] weight;
        private int length;

        Path(int capacity) {
            this.input = new int[capacity];
            this.zero = new double[capacity];
            this.one = new double[capacity];
            this.weight = new double[capacity];
        }

        /// A copy of this path with one more input.
        Path extend(double zeroShare, double oneShare, int nextInput) {
            Path next = new Path(length + 1);
            System.arraycopy(input, 0, next.input, 0, length);
            System.arraycopy(zero, 0, next.zero, 0, length);
            System.arraycopy(one, 0, next.one, 0, length);
            System.arraycopy(weight, 0, next.weight, 0, length);
            next.length = length + 1;
            next.append(length, zeroShare, oneShare, nextInput);
            return next;
        }

        private void append(int last, double zeroShare, double oneShare, int nextInput) {
            input[last] = nextInput;
            zero[last] = zeroShare;
            one[last] = oneShare;
            weight[last] = last == 0 ? 1 : 0;
            for (int i = last - 1; i >= 0; i--) {
                weight[i + 1] += oneShare * weight[i] * (i + 1) / (last + 1);
                weight[i] = zeroShare * weight[i] * (last - i) / (last + 1);
            }
        }

        /// Where an input stands, or -1.
        int find(int wanted) {
            for (int i = 1; i < length; i++) {
                if (input[i] == wanted) {
                    return i;
                }
            }
            return -1;
        }

        /// Takes one input out again.
        void unwind(int position) {
            int last = length - 1;
            double carried = weight[last];
            for (int i = last - 1; i >= 0; i--) {
                if (one[position] != 0) {
                    double before = weight[i];
                    weight[i] = carried * (last + 1) / ((i + 1) * one[position]);
                    carried = before - weight[i] * zero[position] * (last - i) / (last + 1);
                } else {
                    weight[i] = weight[i] * (last + 1) / (zero[position] * (last - i));
                }
            }
            for (int i = position; i < last; i++) {
                input[i] = input[i + 1];
                zero[i] = zero[i + 1];
                one[i] = one[i + 1];
            }
            length = last;
        }

        /// The sum of the weights as they would be without one input.
        private double unwoundSum(int position) {
            int last = length - 1;
            double carried = weight[last];
            double total = 0;
            for (int i = last - 1; i >= 0; i--) {
                if (one[position] != 0) {
                    double without = carried * (last + 1) / ((i + 1) * one[position]);
                    total += without;
                    carried = weight[i] - without * zero[position] * (last - i) / (last + 1);
                } else {
                    total += weight[i] * (last + 1) / (zero[position] * (last - i));
                }
            }
            return total;
        }

        void addTo(double[] contributions, double value) {
            for (int i = 1; i < length; i++) {
                contributions[input[i]] += unwoundSum(i) * (one[i] - zero[i]) * value;
            }
        }
    }
}
