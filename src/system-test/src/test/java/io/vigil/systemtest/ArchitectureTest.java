package io.vigil.systemtest;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.elements.GivenClassesConjunction;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The arrows between the rooms, and what must never enter one, read off the compiled classes.
class ArchitectureTest {

    // Spring writes classes with __ in their names during the build.
    private static final ImportOption WRITTEN_BY_US = location -> !location.contains("__");

    private static final JavaClasses ALL = new ClassFileImporter()
            .withImportOption(WRITTEN_BY_US)
            .importPaths(Repository.ROOMS.stream().map(Repository::classes).toList());

    @ParameterizedTest
    @CsvSource({
        "core, io.vigil.core",
        "edge, io.vigil.edge",
        "train, io.vigil.train",
        "cli, io.vigil.cli",
        "server, io.vigil.server",
        "stream-client, io.vigil.client"
    })
    void room_holdsItsOwnPackageOnly(String room, String itsPackage) {
        JavaClasses inRoom = new ClassFileImporter().withImportOption(WRITTEN_BY_US).importPath(Repository.classes(room));

        assertThat(inRoom).isNotEmpty().allMatch(type -> (type.getPackageName() + ".").startsWith(itsPackage + "."));
    }

    @Test
    void core_knowsNothingButItsTwoLibraries() {
        holds(onlyDependsOn("core", "io.vigil.core..", "tools.jackson.core..", "de.siegmar.fastcsv.."));
    }

    @Test
    void edge_knowsCoreAndPicocli() {
        holds(onlyDependsOn(
                "edge", "io.vigil.edge..", "io.vigil.core..", "picocli..", "tools.jackson.core..", "de.siegmar.fastcsv.."));
    }

    @Test
    void train_knowsCoreAndSmile() {
        holds(onlyDependsOn("train", "io.vigil.train..", "io.vigil.core..", "smile..", "org.slf4j.."));
    }

    @Test
    void cli_knowsEdgeTrainAndCore() {
        holds(rooms("cli").should().onlyDependOnClassesThat(
                resideInAnyPackage("io.vigil.cli..", "io.vigil.edge..", "io.vigil.train..", "io.vigil.core..")
                        .or(outsideVigil())));
    }

    @Test
    void server_knowsTrainAndCore() {
        holds(rooms("server").should().onlyDependOnClassesThat(
                resideInAnyPackage("io.vigil.server..", "io.vigil.train..", "io.vigil.core..").or(outsideVigil())));
    }

    @Test
    void streamClient_standsAlone() {
        holds(onlyDependsOn("client", "io.vigil.client..", "picocli..", "tools.jackson.core..", "de.siegmar.fastcsv.."));
    }

    @Test
    void smile_isKnownToTrainOnly() {
        holds(noClasses().that().resideOutsideOfPackage("io.vigil.train..")
                .should().dependOnClassesThat().resideInAPackage("smile.."));
    }

    @Test
    void spring_isKnownToServerOnly() {
        holds(noClasses().that().resideOutsideOfPackage("io.vigil.server..")
                .should().dependOnClassesThat().resideInAnyPackage("org.springframework..", "jakarta.."));
    }

    @Test
    void core_hasNoThreadSocketOrLogger() {
        holds(noClasses().that().resideInAPackage("io.vigil.core..")
                .should().dependOnClassesThat(resideInAnyPackage(
                                "java.net..", "java.util.logging..", "java.util.concurrent..", "java.nio.channels..", "java.sql..")
                        .or(named("java.lang.Thread", "java.lang.ThreadLocal", "java.lang.System$Logger", "java.util.Timer"))));
    }

    @Test
    void core_hasNoClock() {
        holds(noClasses().that().resideInAPackage("io.vigil.core..")
                .should().dependOnClassesThat(named("java.time.Clock"))
                .orShould().callMethodWhere(anyOf("now").and(ownedBy("java.time")))
                .orShould().callMethodWhere(anyOf("currentTimeMillis", "nanoTime").and(ownedBy("java.lang.System"))));
    }

    @Test
    void core_printsNothingAndDrawsNoUnseededNumber() {
        holds(noClasses().that().resideInAPackage("io.vigil.core..")
                .should().accessField(System.class, "out")
                .orShould().accessField(System.class, "err")
                .orShould().callMethod(Math.class, "random")
                .orShould().callConstructor(Random.class)
                .orShould().callMethodWhere(anyOf("parallel", "parallelStream")));
    }

    @Test
    void nothing_readsSystemProperties() {
        holds(noClasses().should().callMethodWhere(anyOf("getProperty", "getProperties")
                        .and(ownedBy("java.lang.System")))
                .orShould().callMethodWhere(anyOf("getBoolean", "getInteger", "getLong")
                        .and(ownedBy("java.lang.Boolean").or(ownedBy("java.lang.Integer")).or(ownedBy("java.lang.Long")))));
    }

    @Test
    void nothing_isStaticAndMutable() {
        holds(fields().that().areStatic().should().beFinal());
        holds(noFields().that().areStatic().should().haveRawType(isStateful()));
    }

    @Test
    void oneClassOfTrain_reflects() {
        Set<String> reflecting = ALL.stream()
                .filter(ArchitectureTest::reflects)
                .map(type -> type.getName().replaceAll("\\$.*", ""))
                .collect(toSet());

        assertThat(reflecting).hasSizeLessThanOrEqualTo(1).allMatch(name -> name.startsWith("io.vigil.train."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"core", "edge"})
    void room_runsOnJava17(String room) throws IOException {
        try (Stream<Path> files = Files.walk(Repository.classes(room))) {
            List<Path> classFiles = files.filter(file -> file.toString().endsWith(".class")).toList();

            assertThat(classFiles).isNotEmpty().allSatisfy(file -> assertThat(majorVersion(file)).isEqualTo(61));
        }
    }

    private static void holds(ArchRule rule) {
        rule.check(ALL);
    }

    private static ArchRule onlyDependsOn(String room, String... packages) {
        return rooms(room).should().onlyDependOnClassesThat(
                resideInAnyPackage(packages).or(resideInAnyPackage("java..", "org.jspecify.annotations..")));
    }

    private static GivenClassesConjunction rooms(String room) {
        return classes().that().resideInAPackage("io.vigil." + room + "..");
    }

    private static DescribedPredicate<JavaClass> outsideVigil() {
        return DescribedPredicate.not(resideInAPackage("io.vigil.."));
    }

    private static DescribedPredicate<JavaClass> named(String... names) {
        return DescribedPredicate.describe("are " + List.of(names), type -> List.of(names).contains(type.getName()));
    }

    private static DescribedPredicate<JavaMethodCall> anyOf(String... methods) {
        return DescribedPredicate.describe(
                "a method named one of " + List.of(methods), call -> List.of(methods).contains(call.getTarget().getName()));
    }

    private static DescribedPredicate<JavaMethodCall> ownedBy(String prefix) {
        return DescribedPredicate.describe(
                "of " + prefix, call -> ownerOf(call.getTarget()).startsWith(prefix));
    }

    private static String ownerOf(AccessTarget target) {
        return target.getOwner().getName();
    }

    private static DescribedPredicate<JavaClass> isStateful() {
        return resideInAPackage("java.util.concurrent..")
                .or(named("java.lang.ThreadLocal", "java.util.HashMap", "java.util.ArrayList", "java.util.Random"));
    }

    private static boolean reflects(JavaClass type) {
        return type.getDirectDependenciesFromSelf().stream()
                .map(dependency -> dependency.getTargetClass())
                .anyMatch(resideInAPackage("java.lang.reflect..").or(named("java.lang.invoke.VarHandle"))
                        .and(DescribedPredicate.not(named("java.lang.reflect.Type", "java.lang.reflect.RecordComponent"))));
    }

    private static int majorVersion(Path classFile) throws IOException {
        try (var in = new DataInputStream(Files.newInputStream(classFile))) {
            in.skipNBytes(6);
            return in.readUnsignedShort();
        }
    }
}
