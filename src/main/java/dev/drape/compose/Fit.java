package dev.drape.compose;

/** Ease: how much room the garment leaves around the body. */
public enum Fit {
    SLIM,
    REGULAR,
    LOOSE
}
