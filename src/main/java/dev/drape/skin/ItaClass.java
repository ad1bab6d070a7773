package dev.drape.skin;

import java.util.Locale;

/**
 * Classes of the individual typology angle, atan2(L − 50, b) in degrees, after Chardon, Cretois and Hourseau, "Skin colour
 * typology and suntanning pathways", International Journal of Cosmetic Science 13 (1991), with "dark" below −30° as in
 * Del Bino and Bernerd (2013).
 */
public enum ItaClass {
    VERY_LIGHT(55),
    LIGHT(41),
    INTERMEDIATE(28),
    TAN(10),
    BROWN(-30),
    DARK(Double.NEGATIVE_INFINITY);

    private final double above;

    ItaClass(double above) {
        this.above = above;
    }

    /** The class of an angle in degrees. */
    public static ItaClass of(double degrees) {
        for (ItaClass candidate : values()) {
            if (degrees > candidate.above) {
                return candidate;
            }
        }
        return DARK;
    }

    /** Lower case, such as {@code very_light}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
