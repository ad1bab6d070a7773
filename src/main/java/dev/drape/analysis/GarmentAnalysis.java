package dev.drape.analysis;

import dev.drape.execution.StageTimes;
import dev.drape.garment.Garment;
import dev.drape.garment.GarmentFacts;
import dev.drape.image.ImageDigest;
import dev.drape.image.PackedMask;

/**
 * A garment photo's analysis. Immutable, any thread.
 *
 * @param width of the uploaded photo after its EXIF rotation, px
 * @param height the same, px
 * @param digest of the uploaded bytes
 * @param garment what was found
 * @param cutout its mask, at most {@link GarmentReader#MAX_SIDE} px long, with the photo's aspect
 * @param device that ran the model that looks for people in the photo, such as {@code cpu}
 * @param fallback why a preferred device was not used; null when it was
 * @param times of the stages that made it
 */
public record GarmentAnalysis(
        int width,
        int height,
        ImageDigest digest,
        GarmentFacts garment,
        PackedMask cutout,
        String device,
        String fallback,
        StageTimes times) {
    /** The garment with its mask, which each call unpacks. */
    public Garment whole() {
        return new Garment(garment, cutout.unpack());
    }

    /**
     * The same garment in another photo that shows it in the same place. Points are normalised and masks scale with the
     * photo, so only what names the photo changes.
     */
    GarmentAnalysis ofPhoto(int otherWidth, int otherHeight, ImageDigest other) {
        return new GarmentAnalysis(otherWidth, otherHeight, other, garment, cutout, device, fallback, times);
    }
}
