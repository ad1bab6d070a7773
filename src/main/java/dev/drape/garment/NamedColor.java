package dev.drape.garment;

/**
 * A colour of the cloth.
 *
 * @param hex such as {@code #1b2a49}
 * @param name from a short fashion list, the nearest by ΔE2000
 * @param share of the garment, 0…1
 */
public record NamedColor(String hex, String name, double share) {}
