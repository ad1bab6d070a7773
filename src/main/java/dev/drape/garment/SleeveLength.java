package dev.drape.garment;

/** How far the sleeves reach. */
public enum SleeveLength {
    SLEEVELESS,
    SHORT,
    THREE_QUARTER,
    LONG
}
