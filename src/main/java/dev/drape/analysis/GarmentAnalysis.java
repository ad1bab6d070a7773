package dev.drape.analysis;

import dev.drape.execution.StageTimes;
import dev.drape.garment.Garment;
import dev.drape.image.ImageDigest;

/**
 * A garment photo's analysis. Immutable, any thread.
 *
 * @param width of the uploaded photo after its EXIF rotation, px
 * @param height the same, px
 * @param digest of the uploaded bytes
 * @param garment what was found; its mask is at most {@link GarmentReader#MAX_SIDE} px long and has the photo's aspect
 * @param times of the stages that made it
 */
public record GarmentAnalysis(int width, int height, ImageDigest digest, Garment garment, StageTimes times) {}
