package dev.drape.image;

/**
 * A photo in the form every analysis may rely on.
 *
 * @param image 512 × 512 px, the enhanced photo in the middle, black around it
 * @param letterbox the way between photo pixels and pixels of {@code image}
 */
public record Standardized(RgbImage image, Letterbox letterbox) {}
