package dev.drape.quality;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A markdown table. */
public final class Table {
    private final List<String> lines = new ArrayList<>();

    public Table(String... columns) {
        row((Object[]) columns);
        lines.add("| --- ".repeat(columns.length) + "|");
    }

    /** Doubles must come as text: only the caller knows how many digits were measured. */
    public Table row(Object... cells) {
        StringBuilder line = new StringBuilder();
        for (Object cell : cells) {
            line.append("| ").append(cell).append(' ');
        }
        lines.add(line.append('|').toString());
        return this;
    }

    /** With that many digits behind the point. */
    public static String digits(int count, double value) {
        return String.format(Locale.ROOT, "%." + count + "f", value);
    }

    @Override
    public String toString() {
        return String.join("\n", lines) + "\n";
    }
}
