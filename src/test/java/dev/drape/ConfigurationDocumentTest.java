package dev.drape;

import dev.drape.analysis.AnalysisConfig;
import dev.drape.api.ApiConfig;
import dev.drape.image.ImageConfig;
import dev.drape.inference.InferenceConfig;
import dev.drape.store.StoreConfig;
import dev.drape.tryon.TryOnConfig;
import dev.drape.warming.WarmingConfig;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** docs/configuration.md lists every key with its default and its bounds, and none that does not exist. */
class ConfigurationDocumentTest {
    private static final List<Class<?>> MAPPINGS = List.of(
            AnalysisConfig.class,
            ApiConfig.class,
            StoreConfig.class,
            ImageConfig.class,
            InferenceConfig.class,
            TryOnConfig.class,
            WarmingConfig.class);

    private static final Pattern ROW = Pattern.compile(
            "(?m)^\\| `(?<key>drape\\.[a-z0-9.-]+)` \\| [^|]+ \\| (?<default>[^|]+) \\| (?<bounds>[^|]+) \\|");

    private static final Pattern BOUNDS =
            Pattern.compile("(?:≥ )?(?<least>[0-9]+)(?<unit>ms|s|M)?(?:…(?<most>[0-9]+)(?<mostUnit>d|h)?)?");

    private static final String NONE = "–";

    /** The largest {@code int}. */
    private static final String LARGE = "2147483647";

    private static final Set<Type> BOUNDED_TYPES = Set.of(
            int.class,
            long.class,
            double.class,
            Integer.class,
            Long.class,
            Double.class,
            OptionalInt.class,
            OptionalLong.class,
            OptionalDouble.class,
            Duration.class,
            MemorySize.class);

    /** Whose converters read words: no numbers bound them. */
    private static final Set<String> WORDS =
            Set.of("drape.analysis.model-complexity", "drape.cache.redis.prefix", "drape.inference.devices");

    @Test
    void documentsEveryKeyWithItsDefault() {
        Map<String, String> known = new TreeMap<>();
        keys().forEach((key, method) -> known.put(
                key,
                Optional.ofNullable(method.getAnnotation(WithDefault.class))
                        .map(WithDefault::value)
                        .orElse(NONE)));
        assertThat(documented("default")).isEqualTo(known);
    }

    @Test
    void documentsBoundsOfWhateverHasSome() {
        Set<String> bounded = new TreeSet<>();
        keys().forEach((key, method) -> {
            if (method.isAnnotationPresent(WithConverter.class) && !WORDS.contains(key)) {
                bounded.add(key);
            }
        });
        assertThat(bounds().map(bound -> bound[0])).containsExactlyElementsOf(bounded);
    }

    @ParameterizedTest
    @MethodSource("bounds")
    void valuesAtABoundAreTakenAndNoneBeyond(String key, String text) {
        Matcher bounds = BOUNDS.matcher(text);
        assertThat(bounds.matches()).as(text).isTrue();
        around(key, bounds.group("least"), bounds.group("unit"), -1);
        if (bounds.group("most") == null) {
            isTaken(key, LARGE);
        } else {
            around(key, bounds.group("most"), bounds.group("mostUnit"), 1);
        }
    }

    private static void around(String key, String bound, String unit, int beyond) {
        String suffix = unit == null ? "" : unit;
        isTaken(key, bound + suffix);
        isRefused(key, Long.parseLong(bound) + beyond + suffix);
    }

    @Test
    void numbersAndTimesHaveBounds() {
        assertThat(keys().values())
                .filteredOn(method -> BOUNDED_TYPES.contains(valueType(method)))
                .hasSizeGreaterThan(BOUNDED_TYPES.size())
                .allMatch(method -> method.isAnnotationPresent(WithConverter.class));
    }

    private static Type valueType(Method method) {
        return method.getGenericReturnType() instanceof ParameterizedType optional
                ? optional.getActualTypeArguments()[0]
                : method.getReturnType();
    }

    @Test
    void allWrongSettingsAreToldAtOnce() {
        assertThatThrownBy(() -> read(Map.of("drape.image.min-side", "9999", "drape.tryon.deadline", "0s")))
                .hasMessageContaining("drape.image.min-side")
                .hasMessageContaining("4096")
                .hasMessageContaining("drape.tryon.deadline");
    }

    @ParameterizedTest
    @CsvSource({
        "drape.analysis.model-complexity, 3",
        "drape.analysis.model-complexity, full",
        "drape.analysis.limits.min-leg-share, NaN",
        "drape.analysis.limits.min-leg-share, -0.01",
        "drape.analysis.limits.min-leg-share, 1.01",
        "drape.analysis.max-cache-size, 2147483648",
        "drape.cache.file.max-bytes, 9223372036854775808",
        "drape.cache.redis.prefix, ' '",
        "drape.cache.redis.prefix, ''",
        "drape.inference.cpu-lanes, two",
        "drape.tryon.queue-limit, 1.5",
        "drape.tryon.deadline, later"
    })
    void whatCannotBeReadIsRefused(String key, String value) {
        isRefused(key, value);
    }

    static Stream<String[]> bounds() {
        return documented("bounds").entrySet().stream()
                .filter(row -> !row.getValue().equals(NONE))
                .map(row -> new String[] {row.getKey(), row.getValue()});
    }

    private static void isTaken(String key, String value) {
        assertThatCode(() -> read(Map.of(key, value))).as(value).doesNotThrowAnyException();
    }

    private static void isRefused(String key, String value) {
        assertThatThrownBy(() -> read(Map.of(key, value)))
                .hasMessageContaining(key)
                .hasMessageContaining('"' + value + '"');
    }

    private static void read(Map<String, String> values) {
        SmallRyeConfigBuilder builder = new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .addDiscoveredConverters()
                .withDefaultValues(values);
        MAPPINGS.forEach(builder::withMapping);
        builder.build();
    }

    private static Map<String, String> documented(String column) {
        try {
            return ROW.matcher(Files.readString(Path.of("docs", "configuration.md")))
                    .results()
                    .map(row -> ROW.matcher(row.group()))
                    .filter(Matcher::find)
                    .collect(Collectors.toMap(
                            row -> row.group("key"),
                            row -> row.group(column).strip(),
                            (one, other) -> one,
                            TreeMap::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Method> keys() {
        return MAPPINGS.stream()
                .flatMap(mapping ->
                        keys(mapping.getAnnotation(ConfigMapping.class).prefix(), mapping).entrySet().stream())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Map<String, Method> keys(String prefix, Class<?> mapping) {
        Map<String, Method> keys = new TreeMap<>();
        for (Method method : mapping.getDeclaredMethods()) {
            if (method.isDefault() || method.isSynthetic()) {
                continue;
            }
            String key =
                    prefix + "." + method.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
            if (method.getReturnType().isInterface()) {
                keys.putAll(keys(key, method.getReturnType()));
            } else {
                keys.put(key, method);
            }
        }
        return keys;
    }
}
