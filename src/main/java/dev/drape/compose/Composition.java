package dev.drape.compose;

import dev.drape.image.Mask;
import dev.drape.image.RgbImage;

/**
 * A drawn try-on.
 *
 * @param picture same size as the customer photo
 * @param editMask 0 where the picture equals the customer photo exactly; same size
 * @param quality how well it went
 */
public record Composition(RgbImage picture, Mask editMask, Quality quality) {}
