package dev.drape.warming;

import dev.drape.error.DrapeException;
import dev.drape.error.Failure;
import dev.drape.garment.Category;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * One photo to be analysed.
 *
 * @param place a path or a URL
 * @param category what it shows, if that is known
 */
record WarmItem(String place, Optional<Category> category) {
    /** Reads a manifest's line: the place, or the place, a tab and the category. */
    static WarmItem of(String line) {
        int tab = line.indexOf('\t');
        return tab < 0
                ? new WarmItem(line.strip(), Optional.empty())
                : new WarmItem(
                        line.substring(0, tab).strip(),
                        Optional.of(category(line.substring(tab + 1).strip())));
    }

    private static Category category(String name) {
        return Arrays.stream(Category.values())
                .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new DrapeException(Failure.INVALID_OPTION, "A manifest names a category that does not exist."));
    }

    boolean remote() {
        return place.startsWith("http://") || place.startsWith("https://");
    }
}
