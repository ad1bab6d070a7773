package dev.drape;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.smallrye.config.ConfigMapping;
import io.smallrye.mutiny.groups.UniAwait;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.callMethodWhere;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

/** The plan of the house (docs/architecture.md), as rules. */
class ArchitectureTest {
    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.drape");

    /** Which of our packages a package may import, its own sub-packages included. */
    private static final Map<String, Set<String>> MAY_IMPORT = new TreeMap<>(Map.ofEntries(
            Map.entry("error", Set.of()),
            Map.entry("settings", Set.of()),
            Map.entry("execution", Set.of("error")),
            Map.entry("image", Set.of("error", "settings", "execution")),
            Map.entry("inference", Set.of("error", "settings", "execution", "image")),
            Map.entry("store", Set.of("error", "settings", "execution", "image")),
            Map.entry("pose", Set.of("error", "execution", "image", "inference")),
            Map.entry("garment", Set.of("error", "image")),
            Map.entry("skin", Set.of("error", "image")),
            Map.entry("outfit", Set.of("error", "image", "pose")),
            Map.entry("compose", Set.of("error", "execution", "image", "pose", "garment", "outfit")),
            Map.entry(
                    "analysis",
                    Set.of(
                            "error",
                            "settings",
                            "execution",
                            "image",
                            "inference",
                            "pose",
                            "garment",
                            "skin",
                            "outfit",
                            "store")),
            Map.entry("tryon", Set.of("error", "settings", "execution", "image", "garment", "compose", "analysis")),
            Map.entry("warming", Set.of("error", "settings", "execution", "image", "garment", "tryon")),
            Map.entry(
                    "api",
                    Set.of(
                            "error",
                            "settings",
                            "execution",
                            "image",
                            "inference",
                            "pose",
                            "garment",
                            "skin",
                            "outfit",
                            "compose",
                            "analysis",
                            "store",
                            "tryon",
                            "warming")),
            Map.entry(
                    "ops",
                    Set.of("error", "execution", "image", "inference", "analysis", "store", "tryon", "warming"))));

    /** Which packages may use a library; nobody else may. */
    private static final Map<String, Set<String>> ONLY_IN = Map.ofEntries(
            Map.entry("ai.onnxruntime..", Set.of("inference")),
            Map.entry("org.bytedeco.opencv..", Set.of("image")),
            Map.entry("org.bytedeco.javacpp..", Set.of("image", "inference")),
            Map.entry("com.drew..", Set.of("image")),
            Map.entry("io.quarkus.cache..", Set.of("analysis")),
            Map.entry("io.opentelemetry..", Set.of("execution")),
            Map.entry("jakarta.ws.rs..", Set.of("api")),
            Map.entry("io.netty..", Set.of("api")),
            Map.entry("io.vertx..", Set.of("api", "store", "warming")),
            Map.entry("com.fasterxml..", Set.of("api", "store")),
            Map.entry("org.eclipse.microprofile.health..", Set.of("ops")));

    private static final Set<String> NO_NAMES = Set.of("util", "common", "service", "dto", "model", "config");

    static Stream<String> packages() {
        return MAY_IMPORT.keySet().stream();
    }

    static Stream<String> libraries() {
        return ONLY_IN.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("packages")
    void importsOnlyWhatTheTableAllows(String name) {
        String[] foreign = packages()
                .filter(other -> !other.equals(name) && !MAY_IMPORT.get(name).contains(other))
                .map(ArchitectureTest::tree)
                .toArray(String[]::new);
        noClasses()
                .that(resideInAPackage(tree(name)))
                .should()
                .dependOnClassesThat(resideInAnyPackage(foreign))
                .check(MAIN);
    }

    @Test
    void everyPackageIsInTheTable() {
        Set<String> found = MAIN.stream()
                .map(c -> c.getPackageName().substring("dev.drape".length()))
                .filter(rest -> !rest.isEmpty())
                .map(rest -> rest.substring(1).replaceFirst("\\..*", ""))
                .collect(Collectors.toSet());
        assertThat(found).isEqualTo(MAY_IMPORT.keySet());
        assertThat(found).doesNotContainAnyElementsOf(NO_NAMES);
    }

    @ParameterizedTest
    @MethodSource("libraries")
    void librariesStayInTheirRoom(String library) {
        String[] rooms =
                ONLY_IN.get(library).stream().map(ArchitectureTest::tree).toArray(String[]::new);
        noClasses()
                .that(DescribedPredicate.not(resideInAnyPackage(rooms)))
                .should()
                .dependOnClassesThat(resideInAPackage(library))
                .check(MAIN);
    }

    @Test
    void openCvStaysBehindFiltersAndCodecs() {
        noClasses()
                .that(resideInAPackage("dev.drape.image"))
                .should()
                .dependOnClassesThat(resideInAPackage("org.bytedeco.."))
                .check(MAIN);
    }

    @Test
    void noCycles() {
        slices().matching("dev.drape.(*)..").should().beFreeOfCycles().check(MAIN);
    }

    @Test
    void atMostOneConfigMappingAPackage() {
        Map<String, List<JavaClass>> mappings = MAIN.stream()
                .filter(c -> c.isAnnotatedWith(ConfigMapping.class))
                .collect(Collectors.groupingBy(JavaClass::getPackageName));
        assertThat(mappings)
                .isNotEmpty()
                .allSatisfy((name, found) -> assertThat(found).as(name).hasSize(1));
        fields().should().notBeAnnotatedWith(ConfigProperty.class).check(MAIN);
    }

    @Test
    void noMutableStatics() {
        fields().that().areStatic().should().beFinal().check(MAIN);
    }

    @Test
    void nobodyWaitsForAUni() {
        DescribedPredicate<JavaMethodCall> waiting = DescribedPredicate.describe(
                "Uni.await()",
                call -> call.getTargetOwner().isAssignableTo(UniAwait.class)
                        || (call.getTargetOwner().getFullName().startsWith("io.smallrye.mutiny")
                                && call.getName().equals("await")));
        classes()
                .should(com.tngtech.archunit.lang.conditions.ArchConditions.not(callMethodWhere(waiting)))
                .check(MAIN);
    }

    @Test
    void matricesNeverLeaveAMethod() {
        fields().that()
                .areDeclaredInClassesThat(resideInAPackage("dev.drape.."))
                .should()
                .notHaveRawType(resideInAPackage("org.bytedeco.."))
                .check(MAIN);
        assertThat(Arrays.asList(MAIN.get("dev.drape.image.filter.Mats").getModifiers())
                        .toString())
                .doesNotContain("PUBLIC");
    }

    private static String tree(String name) {
        return "dev.drape." + name + "..";
    }
}
