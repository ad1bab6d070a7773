package dev.drape.testing;

import dev.drape.image.Mask;
import dev.drape.image.Plane;

/** Small pictures written down as text or numbers. */
public final class Drawing {
    private Drawing() {}

    /** One string a row, {@code #} inside. */
    public static Mask mask(String... rows) {
        boolean[] inside = new boolean[rows.length * rows[0].length()];
        for (int i = 0; i < inside.length; i++) {
            inside[i] = rows[i / rows[0].length()].charAt(i % rows[0].length()) == '#';
        }
        return Mask.of(rows[0].length(), rows.length, inside);
    }

    /** {@link #mask} backwards: one string a row. */
    public static String[] text(Mask mask) {
        String[] rows = new String[mask.height()];
        for (int y = 0; y < rows.length; y++) {
            StringBuilder row = new StringBuilder();
            for (int x = 0; x < mask.width(); x++) {
                row.append(mask.isSet(x, y) ? '#' : '.');
            }
            rows[y] = row.toString();
        }
        return rows;
    }

    /** A mask of one row. */
    public static Mask row(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return Mask.owning(values.length, 1, bytes);
    }

    public static Plane plane(int width, float... values) {
        return Plane.owning(width, values.length / width, values);
    }
}
