package dev.drape.garment;

/** What is on the cloth. */
public enum Pattern {
    PLAIN,
    STRIPED,
    CHECKED,
    PRINTED
}
