package dev.drape.compose;

import dev.drape.garment.Garment;
import dev.drape.image.RgbImage;

/**
 * The garment to draw.
 *
 * @param photo the flat-lay photo
 * @param garment what was found in it, points normalised to the photo
 */
public record Item(RgbImage photo, Garment garment) {}
