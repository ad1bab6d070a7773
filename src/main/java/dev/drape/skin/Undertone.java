package dev.drape.skin;

import dev.drape.image.LabColor;

import java.util.Locale;

/** Whether skin leans to yellow or to pink. A weak statement: the colour of the light moves it as much as the skin does. */
public enum Undertone {
    WARM,
    NEUTRAL,
    COOL;

    /** Hue angle atan2(b, a) in degrees: skin in photos lies at about 40…70; the middle of that is called neutral. */
    private static final double WARM_ABOVE = 58;

    private static final double COOL_BELOW = 48;
    /** Colours greyer than this have no hue to speak of. */
    private static final double GREYEST = 4;

    static Undertone of(LabColor color) {
        if (color.chroma() < GREYEST) {
            return NEUTRAL;
        }
        double hue = Math.toDegrees(Math.atan2(color.b(), color.a()));
        return hue > WARM_ABOVE ? WARM : hue < COOL_BELOW ? COOL : NEUTRAL;
    }

    /** Lower case, such as {@code warm}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
