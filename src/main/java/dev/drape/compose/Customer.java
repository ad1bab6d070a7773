package dev.drape.compose;

import dev.drape.image.Mask;
import dev.drape.image.RgbImage;
import dev.drape.outfit.Outfit;
import dev.drape.pose.Pose;

/**
 * The person to dress.
 *
 * @param photo at its own size; the result has the same size
 * @param pose landmarks normalised to the photo
 * @param person soft mask of the person, of any size with the photo's aspect ratio
 * @param outfit what the person wears, masks of any size with the photo's aspect ratio
 */
public record Customer(RgbImage photo, Pose pose, Mask person, Outfit outfit) {}
