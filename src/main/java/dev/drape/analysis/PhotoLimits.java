package dev.drape.analysis;

/**
 * What a customer photo must fulfil.
 *
 * @param minPersonConfidence 0…1; a pose less certain is no person. Photos of people measured 0.90…1.0, the skeleton of
 *     a dinosaur 0.1…0.5 with the full model
 * @param minTorsoShare 0…1 of the torso inside the picture, from the shoulders down; 0.4 shows neck, shoulders and
 *     chest, the part by which a top is recognised
 * @param minLegShare 0…1 of the legs inside the picture, for bottoms and one-pieces; 0.25 shows hips and half of
 *     the thighs
 * @param maxYawDeg turn of the shoulders; garment photos show the front, beyond 60° its sides would have to be invented
 * @param minBrightness mean luma 0…1; measured: 0.3…0.86 on usable photos
 * @param minSharpness 0…1 as {@link PhotoQuality#sharpness}; 0.02 lets every measured photo pass with a blur of 0.4 % of
 *     its longer side (Gaussian σ) and refuses all but one with 0.6 %
 * @param minShortSide px; landmarks and masks are found at 224…256 px anyway, but a try-on of less is not worth looking
 *     at
 */
public record PhotoLimits(
        double minPersonConfidence,
        double minTorsoShare,
        double minLegShare,
        double maxYawDeg,
        double minBrightness,
        double minSharpness,
        int minShortSide) {
    public static final PhotoLimits DEFAULTS = new PhotoLimits(0.8, 0.4, 0.25, 60, 0.1, 0.02, 256);
}
