package dev.drape.packaging;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.drape.analysis.CustomerAnalysis;
import dev.drape.analysis.GarmentAnalysis;
import dev.drape.execution.StageTimes;
import dev.drape.image.Mask;
import dev.drape.image.Plane;
import dev.drape.image.RgbImage;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.junit.jupiter.api.Test;

import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;

/** What the build of an executable has to be told, held against the code. */
class NativeBuildTest {
    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.drape");

    /** What must not happen while an executable is built: native code, random numbers, threads, this machine's paths. */
    private static final Pattern RUN_TIME_ONLY =
            Pattern.compile("org\\.bytedeco\\..*|ai\\.onnxruntime\\..*|com\\.github\\.f4b6a3\\..*|java\\.util\\.Random"
                    + "|java\\.security\\.SecureRandom|java\\.lang\\.Thread|java\\.nio\\.file\\.Path|java\\.awt\\..*");

    /** Written by hand, without reflection. */
    private static final Set<Class<?>> WITH_A_CODEC = Set.of(Mask.class, Plane.class, RgbImage.class, StageTimes.class);

    @Test
    void classesThatNeedTheMachineAreInitialisedOnIt() {
        Set<String> found = MAIN.stream()
                .filter(type -> type.getStaticInitializer().isPresent())
                .filter(type -> needsTheMachine(type.getStaticInitializer().get()))
                .map(JavaClass::getFullName)
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> told = Arrays.stream(
                        Pom.profileProperty("native", "native.run-time-classes").split("\\\\,"))
                .filter(name -> name.startsWith("dev.drape."))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(told).isEqualTo(found);
    }

    private static boolean needsTheMachine(JavaCodeUnit initializer) {
        Deque<JavaCodeUnit> open = new ArrayDeque<>();
        Set<JavaCodeUnit> seen = new HashSet<>();
        open.add(initializer);
        while (!open.isEmpty()) {
            JavaCodeUnit unit = open.poll();
            if (!seen.add(unit)) {
                continue;
            }
            for (JavaAccess<?> access : unit.getAccessesFromSelf()) {
                JavaClass owner = access.getTargetOwner();
                if (RUN_TIME_ONLY.matcher(owner.getFullName()).matches()) {
                    return true;
                }
                if (owner.getPackageName().startsWith("dev.drape")) {
                    called(access).ifPresent(open::add);
                    owner.getStaticInitializer().ifPresent(open::add);
                }
            }
        }
        return false;
    }

    private static Optional<JavaCodeUnit> called(JavaAccess<?> access) {
        Object member = access.getTarget().resolveMember().orElse(null);
        return member instanceof JavaCodeUnit unit ? Optional.of(unit) : Optional.empty();
    }

    @Test
    void everyBodyIsRegisteredForReflection() {
        Set<String> bodies = MAIN.stream()
                .filter(type -> type.getPackageName().equals("dev.drape.api.wire"))
                .filter(type -> type.isRecord() && type.isTopLevelClass())
                .map(JavaClass::getFullName)
                .collect(Collectors.toCollection(TreeSet::new));
        bodies.remove("dev.drape.api.wire.Masks"); // encodes masks, is no body
        RegisterForReflection registered =
                MAIN.get("dev.drape.api.wire.WireTypes").getAnnotationOfType(RegisterForReflection.class);
        assertThat(registered.ignoreNested()).isFalse();
        assertThat(Arrays.stream(registered.targets()).map(Class::getName)).containsExactlyInAnyOrderElementsOf(bodies);
    }

    /** Jackson reads stored analyses by their fields: every record and enum that one is made of. */
    @Test
    void everythingStoredIsRegisteredForReflection() {
        Set<String> stored = new TreeSet<>();
        collect(CustomerAnalysis.class, stored);
        collect(GarmentAnalysis.class, stored);
        RegisterForReflection registered =
                MAIN.get("dev.drape.analysis.StoredTypes").getAnnotationOfType(RegisterForReflection.class);
        assertThat(Arrays.stream(registered.targets()).map(Class::getName)).containsExactlyInAnyOrderElementsOf(stored);
    }

    private static void collect(Type type, Set<String> stored) {
        if (type instanceof ParameterizedType generic) {
            Arrays.stream(generic.getActualTypeArguments()).forEach(argument -> collect(argument, stored));
        } else if (type instanceof Class<?> plain
                && plain.getName().startsWith("dev.drape.")
                && !WITH_A_CODEC.contains(plain)
                && stored.add(plain.getName())
                && !plain.isEnum()) {
            Arrays.stream(plain.getDeclaredFields())
                    .filter(field -> !Modifier.isStatic(field.getModifiers()))
                    .forEach(field -> collect(field.getGenericType(), stored));
        }
    }
}
