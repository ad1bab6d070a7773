package dev.drape.outfit;

/** What a pixel of a customer photo shows. */
public enum BodyClass {
    BACKGROUND,
    HAIR,
    /** Face, neck, arms, hands, midriff, legs: bare skin anywhere. */
    SKIN,
    /** Cloth above the waistline. */
    TOP,
    /** Cloth below the waistline, shoes included. */
    BOTTOM
}
