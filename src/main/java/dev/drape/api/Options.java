package dev.drape.api;

import dev.drape.analysis.AnalysisOptions;
import dev.drape.api.wire.Extras;
import dev.drape.compose.Fit;
import dev.drape.error.DrapeException;
import dev.drape.error.Failure;
import dev.drape.garment.Category;
import dev.drape.image.Preprocessor;
import dev.drape.image.codec.OutputFormat;
import dev.drape.pose.Complexity;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The options of a request as typed values; a value that does not exist is an {@code invalid_option}. */
final class Options {
    static final String CATEGORY = "category";
    static final String MODEL_COMPLEXITY = "model_complexity";
    static final String PREPROCESS = "preprocess";
    static final String FIT = "fit";
    static final String INCLUDE = "include";
    static final String OUTPUT_FORMAT = "output_format";
    static final String USE_CACHE = "use_cache";
    static final String PURPOSE = "purpose";

    private final Map<String, String> values;

    Options(Map<String, String> values) {
        this.values = Map.copyOf(values);
    }

    AnalysisOptions analysis() {
        Optional<Complexity> complexity =
                choose(MODEL_COMPLEXITY, choices("auto", List.of("0", "1", "2"), Complexity.values()));
        return new AnalysisOptions(complexity, standardise(), useCache());
    }

    boolean standardise() {
        return choose(PREPROCESS, Map.of("standard", true, "none", false), true);
    }

    boolean useCache() {
        return choose(USE_CACHE, Map.of("true", true, "false", false), true);
    }

    Optional<Category> category() {
        return choose(CATEGORY, choices("auto", names(Category.values()), Category.values()));
    }

    Fit fit() {
        return choose(FIT, byName(Fit.values()), Fit.REGULAR);
    }

    OutputFormat outputFormat() {
        return choose(OUTPUT_FORMAT, byName(OutputFormat.values()), OutputFormat.PNG);
    }

    Preprocessor.Purpose purpose() {
        return choose(PURPOSE, byName(Preprocessor.Purpose.values()), Preprocessor.Purpose.STANDARD);
    }

    Set<Extras> include() {
        Set<Extras> extras = EnumSet.noneOf(Extras.class);
        Map<String, Extras> known = byName(Extras.values());
        for (String name : values.getOrDefault(INCLUDE, "").split(",", -1)) {
            if (!name.isBlank()) {
                extras.add(lookUp(INCLUDE, name.strip(), known));
            }
        }
        return extras;
    }

    private <T> T choose(String option, Map<String, T> known, T byDefault) {
        String value = values.get(option);
        return value == null ? byDefault : lookUp(option, value, known);
    }

    private <T> Optional<T> choose(String option, Map<String, Optional<T>> known) {
        return choose(option, known, Optional.empty());
    }

    private static <T> T lookUp(String option, String value, Map<String, T> known) {
        T found = known.get(value);
        if (found == null) {
            throw new DrapeException(
                            Failure.INVALID_OPTION,
                            "The option " + option + " is one of " + String.join(", ", known.keySet()) + ".")
                    .inPart(option);
        }
        return found;
    }

    private static <T> Map<String, Optional<T>> choices(String none, List<String> names, T[] values) {
        Map<String, Optional<T>> choices = new LinkedHashMap<>();
        choices.put(none, Optional.empty());
        for (int i = 0; i < values.length; i++) {
            choices.put(names.get(i), Optional.of(values[i]));
        }
        return choices;
    }

    private static <E extends Enum<E>> Map<String, E> byName(E[] values) {
        Map<String, E> known = new LinkedHashMap<>();
        for (E value : values) {
            known.put(value.name().toLowerCase(Locale.ROOT), value);
        }
        return known;
    }

    private static List<String> names(Enum<?>[] values) {
        return Arrays.stream(values).map(v -> v.name().toLowerCase(Locale.ROOT)).toList();
    }
}
