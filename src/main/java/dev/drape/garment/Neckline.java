package dev.drape.garment;

/** The shape of the front's upper edge. */
public enum Neckline {
    ROUND,
    V,
    COLLAR,
    OFF_SHOULDER,
    UNKNOWN
}
