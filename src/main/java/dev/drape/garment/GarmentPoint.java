package dev.drape.garment;

import java.util.Locale;

/** Points of a flat-lay garment; left and right are the viewer's. Tops and one-pieces, then bottoms. */
public enum GarmentPoint {
    COLLAR_IMAGE_LEFT,
    COLLAR_IMAGE_RIGHT,
    SHOULDER_IMAGE_LEFT,
    SHOULDER_IMAGE_RIGHT,
    ARMPIT_IMAGE_LEFT,
    ARMPIT_IMAGE_RIGHT,
    CUFF_OUTER_IMAGE_LEFT,
    CUFF_OUTER_IMAGE_RIGHT,
    CUFF_INNER_IMAGE_LEFT,
    CUFF_INNER_IMAGE_RIGHT,
    HEM_IMAGE_LEFT,
    HEM_IMAGE_RIGHT,
    WAIST_IMAGE_LEFT,
    WAIST_IMAGE_RIGHT,
    CROTCH,
    LEG_OUTER_IMAGE_LEFT,
    LEG_OUTER_IMAGE_RIGHT,
    LEG_INNER_IMAGE_LEFT,
    LEG_INNER_IMAGE_RIGHT;

    /** Lower case with underscores, such as {@code armpit_image_left}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
