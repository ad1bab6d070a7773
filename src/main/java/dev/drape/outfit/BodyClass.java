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
    BOTTOM,
    /** What a hand or forearm holds: bag, phone, helmet. Has no place and no colour of its own ({@link HeldObjects}). */
    HELD
}
