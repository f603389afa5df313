package io.vigil.core.forest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every kernel gives the bits of a walk from node to node.
class KernelsTest {

    private static final int[] BATCHES = {1, 2, 7, 8, 31, 33, 64, 300, 1025};

    static Stream<Shapes> shapes() {
        return Stream.of(
                new Shapes(1, 1, 1, 1, 0.5, 5),
                new Shapes(1, 2, 1, 2, 0.5, 2),
                new Shapes(3, 2, 1000, 1, 0.5, 5),
                new Shapes(1, 1, 7, 64, 0.5, 300),
                new Shapes(1, 1, 7, 65, 0.5, 2),
                new Shapes(2, 2, 9, 130, 0.3, 1000),
                new Shapes(3, 2, 200, 400, 0.3, 5000),
                new Shapes(3, 2, 20, 4000, 0.5, 100_000),
                new Shapes(3, 1, 100, 256, 0.1, 70_000),
                new Shapes(4, 2, 20, 60, 0, 1000),
                new Shapes(5, 2, 17, 61, 0, 50),
                new Shapes(8, 2, 50, 300, 0.4, 3000),
                new Shapes(32, 2, 30, 200, 0.4, 3000),
                new Shapes(128, 2, 30, 200, 0.4, 3000),
                new Shapes(500, 1, 1000, 12, 0.4, 3000),
                new Shapes(3, 2, 40, 500, 0.3, 1 << 30),
                new Shapes(2, 2, 3, 20_000, 0.4, 1 << 30),
                new Shapes(500, 2, 3, 20_000, 0.4, 1 << 30),
                new Shapes(2, 1, 2, 61, 0, 50));
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void allKernelsThatFit_equalTheWalk(Shapes shape) {
        for (int seed = 0; seed < 2; seed++) {
            Forest forest = shape.build(seed);
            for (int rows : BATCHES) {
                double[][] records = shape.records(forest, rows, seed);
                double[][] expected = sum(new WalkKernel(forest), shape, records, rows);
                for (Kernel kernel : kernels(forest)) {
                    assertThat(sum(kernel, shape, records, rows))
                            .as("%s, %d rows", kernel.getClass().getSimpleName(), rows)
                            .isDeepEqualTo(expected);
                }
            }
        }
    }

    @Test
    void manyShapesOfForests_equalTheWalk() {
        Random random = new Random(1);
        for (int seed = 0; seed < 300; seed++) {
            Shapes shape = new Shapes(
                    1 + random.nextInt(6),
                    1 + random.nextInt(2),
                    1 + random.nextInt(12),
                    1 + random.nextInt(300),
                    random.nextDouble() / 2,
                    1 + random.nextInt(500));
            Forest forest = shape.build(seed);
            double[][] records = shape.records(forest, 40, seed);
            double[][] expected = sum(new WalkKernel(forest), shape, records, 40);
            for (Kernel kernel : kernels(forest)) {
                assertThat(sum(kernel, shape, records, 40)).as(shape.toString()).isDeepEqualTo(expected);
            }
        }
    }

    @Test
    void theShapeOfAForestChoosesItsKernel() {
        assertThat(Kernels.choose(new Shapes(3, 2, 9, 400, 0.4, 900).build(1)))
                .isInstanceOfSatisfying(Kernels.BatchKernel.class, batch -> {
                    assertThat(batch.few()).isInstanceOf(RegionKernel.class);
                    assertThat(batch.many()).isInstanceOf(MaskKernel.class);
                });
        assertThat(Kernels.choose(new Shapes(8, 2, 9, 400, 0.4, 900).build(1))).isInstanceOf(RegionKernel.class);
        assertThat(Kernels.choose(new Shapes(3, 2, 9, 5_000, 0.4, 900).build(1))).isInstanceOf(RegionKernel.class);
        assertThat(Kernels.choose(new Shapes(9, 2, 9, 400, 0.4, 900).build(1))).isInstanceOf(PackedKernel.class);
        assertThat(Kernels.choose(new Shapes(8, 2, 1, 400_000, 0.4, 1 << 30).build(1)))
                .as("more leaves than a code can tell")
                .isInstanceOf(WidePackedKernel.class);
        assertThat(Kernels.choose(new Shapes(200, 2, 1, 400_000, 0.4, 1 << 30).build(1)))
                .isInstanceOf(WidePackedKernel.class);
        Forest plane = new Forest(
                1, 1, new int[] {0}, new int[] {Forest.PLANE, -1, -1}, new double[3], new int[] {1, 0, 1},
                new int[3], new double[] {1, 2}, new double[] {1});
        assertThat(Kernels.choose(plane)).isInstanceOf(WalkKernel.class);
    }

    private static List<Kernel> kernels(Forest forest) {
        Ranks ranks = new Ranks(forest);
        List<Kernel> kernels = new ArrayList<>();
        PackedLayout packed = new PackedLayout(forest);
        kernels.add(new WidePackedKernel(forest, ranks, packed));
        if (PackedKernel.fits(forest, ranks, packed)) {
            kernels.add(new PackedKernel(forest, ranks, packed));
        }
        RegionLayout regions = new RegionLayout(forest, ranks, packed);
        if (RegionKernel.fits(forest, ranks, regions)) {
            kernels.add(new RegionKernel(forest, ranks, packed, regions));
        }
        MaskLayout masks = new MaskLayout(forest);
        if (masks.fits(forest) && MaskKernel.fits(ranks)) {
            kernels.add(new MaskKernel(forest, ranks, masks));
        }
        return kernels;
    }

    private static double[][] sum(Kernel kernel, Shapes shape, double[][] records, int rows) {
        double[][] sums = new double[shape.outputs()][rows];
        kernel.sum(records, rows, sums);
        return sums;
    }
}
