package io.vigil.train.smile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import io.vigil.core.bundle.Algorithm;
import io.vigil.core.bundle.BundleException;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.ObjectStreamClass;
import java.io.ObjectStreamConstants;
import java.io.Serializable;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import smile.anomaly.IsolationForest;
import smile.anomaly.IsolationTree;
import smile.classification.RandomForest;
import smile.data.DataFrame;
import smile.data.formula.Formula;
import smile.data.measure.NominalScale;
import smile.data.type.DataTypes;
import smile.data.type.StructField;
import smile.data.vector.IntVector;
import smile.model.cart.InternalNode;
import smile.model.cart.OrdinalNode;

/// Files that are no honest forest are refused, each with its own reason, quickly and in little memory.
@Timeout(value = 5, unit = TimeUnit.SECONDS)
class HostileForestsTest {

    private static final long SPIKE = 64L << 20;
    private static final int LEVELS = 100;

    @TempDir
    private Path folder;

    /// Would run code, were it ever made.
    private static final class Foreign implements Serializable {

        private static final long serialVersionUID = 1L;

        private Object readResolve() {
            throw new AssertionError("foreign code ran");
        }
    }

    @Test
    void foreignClass_isRefusedByName() throws IOException {
        assertRefused(SmileModels.write(folder, new Foreign()), "a forest holds no " + Foreign.class.getName());
    }

    @Test
    void nestedSets_areRefusedBeforeTheyAreHashed() throws IOException {
        HashSet<Object> bomb = new HashSet<>();
        Set<Object> one = bomb;
        Set<Object> other = new HashSet<>();
        for (int level = 0; level < LEVELS; level++) {
            Set<Object> a = new HashSet<>(Set.of("a"));
            Set<Object> b = new HashSet<>();
            one.addAll(List.of(a, b));
            other.addAll(List.of(a, b));
            one = a;
            other = b;
        }
        assertRefused(SmileModels.write(folder, bomb), "a forest holds no java.util.HashSet");
    }

    @Test
    void nestedMapsInsideAllowedClasses_areRefusedBeforeTheyAreHashed() throws IOException {
        RandomForest forest = SmileModels.randomForest(2, 2);
        Map<Object, Object> one = new HashMap<>();
        Map<Object, Object> other = new HashMap<>();
        index(forest).put(one, 1);
        for (int level = 0; level < LEVELS; level++) {
            Map<Object, Object> a = new HashMap<>(Map.of("a", 1));
            Map<Object, Object> b = new HashMap<>();
            one.putAll(Map.of(a, 1, b, 2));
            other.putAll(Map.of(a, 1, b, 2));
            one = a;
            other = b;
        }
        assertRefused(SmileModels.write(folder, forest), "a map must hold numbers and text only");
    }

    @Test
    void nestedListsInsideAllowedClasses_areRefusedBeforeTheyAreHashed() throws IOException {
        RandomForest forest = SmileModels.randomForest(2, 2);
        List<Object> bomb = new ArrayList<>();
        index(forest).put(bomb, 1);
        List<Object> inner = new ArrayList<>();
        for (int level = 0; level < LEVELS; level++) {
            inner = new ArrayList<>(List.of(inner, inner));
        }
        bomb.add(inner);
        assertRefused(SmileModels.write(folder, forest), "a list must hold columns only");
    }

    @Test
    void manyHashTables_areRefused() throws IOException {
        Object[] tables = new Object[2000];
        Arrays.setAll(tables, i -> new HashMap<>(Map.of("a", 1)));
        assertRefused(
                SmileModels.write(folder, tables), "it must not hold more than 1000 hash tables with 100000 buckets");
    }

    @Test
    void arrayLargerThanTheFile_isRefusedBeforeItIsMade() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeShort(ObjectStreamConstants.STREAM_MAGIC);
        out.writeShort(ObjectStreamConstants.STREAM_VERSION);
        out.writeByte(ObjectStreamConstants.TC_ARRAY);
        out.writeByte(ObjectStreamConstants.TC_CLASSDESC);
        out.writeUTF("[D");
        out.writeLong(ObjectStreamClass.lookup(double[].class).getSerialVersionUID());
        out.writeByte(ObjectStreamConstants.SC_SERIALIZABLE);
        out.writeShort(0);
        out.writeByte(ObjectStreamConstants.TC_ENDBLOCKDATA);
        out.writeByte(ObjectStreamConstants.TC_NULL);
        out.writeInt(200_000_000);
        Path file = Files.write(folder.resolve("forest.sml"), bytes.toByteArray());
        assertRefused(file, "an array claims 200000000 elements, the file has 0 bytes left");
    }

    @Test
    void truncated_isRefused() throws IOException {
        Path file = SmileModels.write(folder, SmileModels.randomForest(5, 2));
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length - 5));
        assertRefused(file, "ends too early");
    }

    @Test
    void noStreamAtAll_isRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("forest.sml"), "not a forest");
        assertRefused(file, "must be a Java serialization stream: invalid stream header: 6E6F7420");
    }

    @Test
    void deepNesting_isRefused() throws IOException {
        Object deep = new Object[0];
        for (int level = 0; level < 1000; level++) {
            deep = new Object[] {deep};
        }
        assertRefused(SmileModels.write(folder, (Serializable) deep), "objects must not nest deeper than 250");
    }

    @Test
    void nodeWithTwoParents_isRefused() throws IOException, ReflectiveOperationException {
        IsolationForest forest = SmileModels.isolationForest(2, 0);
        Object root = field(IsolationTree.class, "root").get(forest.trees()[0]);
        Object shared = field(root.getClass(), "right").get(root);
        field(root.getClass(), "left").set(root, shared);
        assertRefused(
                SmileModels.write(folder, forest), Algorithm.ISOLATION_FOREST, "a node must not belong to two parents");
    }

    @Test
    void circularNodes_areRefused() throws IOException, ReflectiveOperationException {
        IsolationForest forest = SmileModels.isolationForest(2, 0);
        Object root = field(IsolationTree.class, "root").get(forest.trees()[0]);
        field(root.getClass(), "left").set(root, root);
        assertRefused(
                SmileModels.write(folder, forest), Algorithm.ISOLATION_FOREST, "a node must not belong to two parents");
    }

    @Test
    void nominalSplit_isRefused() throws IOException {
        int[] codes = IntStream.range(0, 1500).map(r -> r % 3).toArray();
        StructField field = new StructField("d", DataTypes.IntType, new NominalScale("p", "q", "r"));
        DataFrame frame = SmileModels.labelled(SmileModels.rows(1500, 1), 2).add(new IntVector(field, codes));
        RandomForest forest = RandomForest.fit(Formula.lhs("y"), frame, new RandomForest.Options(20, 4, 20, 500, 2));
        assertRefused(
                SmileModels.write(folder, forest),
                Algorithm.RANDOM_FOREST,
                4,
                "a tree splits on a nominal column: one-hot encode it before fitting");
    }

    @Test
    void threeClasses_areRefused() throws IOException {
        assertRefused(SmileModels.write(folder, SmileModels.randomForest(2, 3)), "a forest must have two classes");
    }

    @Test
    void splitAtNoNumber_isRefused() throws IOException, ReflectiveOperationException {
        RandomForest forest = SmileModels.randomForest(2, 2);
        field(OrdinalNode.class, "value").set(forest.trees()[0].root(), Double.NaN);
        assertRefused(SmileModels.write(folder, forest), "node 0: its threshold must be a finite number");
    }

    @Test
    void otherInputsThanTheManifests_areRefused() throws IOException {
        Path isolation = SmileModels.write(folder, SmileModels.isolationForest(2, 0));
        assertThatThrownBy(() -> new SmileForests().read(Files.readAllBytes(isolation), Algorithm.ISOLATION_FOREST, 2))
                .hasMessage("forest.sml: the forest reads 3 inputs, the manifest's features make 2");
        Path random = SmileModels.write(folder, SmileModels.randomForest(2, 2));
        assertThatThrownBy(() -> new SmileForests().read(Files.readAllBytes(random), Algorithm.RANDOM_FOREST, 4))
                .hasMessage("forest.sml: the forest reads 3 inputs, the manifest's features make 4");
    }

    @Test
    void splitOnALeafsMark_isRefused() throws IOException, ReflectiveOperationException {
        RandomForest forest = SmileModels.randomForest(2, 2);
        field(InternalNode.class, "feature").set(forest.trees()[0].root(), -1);
        assertRefused(SmileModels.write(folder, forest), "a tree splits on an input that is not there");
    }

    @Test
    void otherKind_isRefused() throws IOException {
        assertRefused(
                SmileModels.write(folder, SmileModels.isolationForest(2, 0)),
                "a forest holds no smile.anomaly.IsolationForest");
    }

    private void assertRefused(Path file, String... reasons) {
        assertRefused(file, Algorithm.RANDOM_FOREST, reasons);
    }

    private static void assertRefused(Path file, Algorithm algorithm, String... reasons) {
        assertRefused(file, algorithm, SmileModels.INPUTS, reasons);
    }

    private static void assertRefused(Path file, Algorithm algorithm, int inputs, String... reasons) {
        ThreadMXBean memory = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = memory.getCurrentThreadAllocatedBytes();
        long start = System.nanoTime();
        assertThatThrownBy(() -> new SmileForests().read(Files.readAllBytes(file), algorithm, inputs))
                .isInstanceOf(BundleException.class)
                .message()
                .isIn(Arrays.stream(reasons).map(reason -> "forest.sml: " + reason).toList());
        assertThat(System.nanoTime() - start).isLessThan(TimeUnit.SECONDS.toNanos(1));
        assertThat(memory.getCurrentThreadAllocatedBytes() - before).isLessThan(SPIKE);
    }

    @SuppressWarnings("unchecked")
    private static Map<Object, Object> index(RandomForest forest) {
        return (Map<Object, Object>) (Map<?, ?>) forest.schema().index();
    }

    private static Field field(Class<?> owner, String name) throws ReflectiveOperationException {
        Field field = owner.getDeclaredField(name);
        field.setAccessible(true);
        return field;
    }
}
