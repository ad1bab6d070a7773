package dev.drape.garment;

/** What part of the body a garment covers. */
public enum Category {
    TOP,
    BOTTOM,
    ONE_PIECE
}
