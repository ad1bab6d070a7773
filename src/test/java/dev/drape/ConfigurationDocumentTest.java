package dev.drape;

import dev.drape.analysis.AnalysisConfig;
import dev.drape.api.ApiConfig;
import dev.drape.image.ImageConfig;
import dev.drape.inference.InferenceConfig;
import dev.drape.store.StoreConfig;
import dev.drape.tryon.TryOnConfig;
import dev.drape.warming.WarmingConfig;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;

/** docs/configuration.md lists every key with its default, and none that does not exist. */
class ConfigurationDocumentTest {
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(drape\\.[a-z0-9.-]+)` \\| [^|]+ \\| ([^|]+) \\|");

    @Test
    void documentsEveryKeyWithItsDefault() throws IOException {
        Map<String, String> documented = new TreeMap<>();
        Matcher rows = ROW.matcher(Files.readString(Path.of("docs", "configuration.md")));
        while (rows.find()) {
            documented.put(rows.group(1), rows.group(2).strip());
        }
        Map<String, String> known = new TreeMap<>();
        for (Class<?> mapping : new Class<?>[] {
            AnalysisConfig.class,
            ApiConfig.class,
            StoreConfig.class,
            ImageConfig.class,
            InferenceConfig.class,
            TryOnConfig.class,
            WarmingConfig.class
        }) {
            collect(mapping.getAnnotation(ConfigMapping.class).prefix(), mapping, known);
        }
        assertThat(documented).isEqualTo(known);
    }

    private static void collect(String prefix, Class<?> mapping, Map<String, String> into) {
        for (Method method : mapping.getDeclaredMethods()) {
            if (method.isDefault() || method.isSynthetic()) {
                continue;
            }
            String key =
                    prefix + "." + method.getName().replaceAll("([A-Z])", "-$1").toLowerCase(java.util.Locale.ROOT);
            if (method.getReturnType().isInterface()) {
                collect(key, method.getReturnType(), into);
            } else {
                into.put(
                        key,
                        Optional.ofNullable(method.getAnnotation(WithDefault.class))
                                .map(WithDefault::value)
                                .orElse("–"));
            }
        }
    }
}
