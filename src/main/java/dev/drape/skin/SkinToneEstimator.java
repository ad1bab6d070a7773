package dev.drape.skin;

import dev.drape.image.LabColor;
import dev.drape.image.Mask;
import dev.drape.image.RgbImage;
import dev.drape.skin.SkinReading.Absence;

import java.util.List;
import java.util.Optional;

/**
 * Reads the skin tone off a photo: forehead, cheeks and nose, and the neck where it looks like them. No colour range says
 * what skin is; the face itself does, so every tone is read the same way. Pure, any thread, a few ms whatever the photo's
 * size.
 */
public final class SkinToneEstimator {
    /** Fewer than these cannot be told from noise. */
    private static final int FEWEST_PIXELS = 64;
    /** From here on more pixels say nothing new. */
    private static final int ENOUGH_PIXELS = 400;
    /** Difference of the cheeks' lightness up to which light counts as even, and from which nothing is sure. */
    private static final double EVEN = 4;

    private static final double UNEVEN = 20;
    /** Evenness where only one cheek is seen. */
    private static final double EVENNESS_UNKNOWN = 0.6;
    /** Share of clipped pixels up to which nothing is lost, and the confidence that is left if all are. */
    private static final double CLIPPED_TOLERATED = 0.05;

    private static final double CLIPPED_FACTOR = 0.4;

    private SkinToneEstimator() {}

    /**
     * Reads the tone.
     *
     * @param photo as decoded, never enhanced
     * @param person where the person is; of the photo's size or the whole photo at another scale
     * @param points in pixels of the photo
     */
    public static SkinReading estimate(RgbImage photo, Mask person, FacePoints points) {
        Optional<FacePatches> patches = FacePatches.of(points);
        Optional<FaceCrop> crop = patches.flatMap(found -> FaceCrop.of(photo, person, found));
        if (crop.isEmpty()) {
            return SkinReading.none(Absence.FACE_NOT_VISIBLE);
        }
        if (Exposure.isTooDark(photo)) {
            return SkinReading.none(Absence.TOO_DARK);
        }
        return read(crop.get(), patches.get());
    }

    private static SkinReading read(FaceCrop crop, FacePatches patches) {
        List<List<LabColor>> face = patches.face().stream().map(crop::pixels).toList();
        List<LabColor> neck = patches.neck().map(crop::pixels).orElse(List.of());
        Optional<SkinSample> sample = SkinSample.of(face, neck).filter(it -> it.pixels() >= FEWEST_PIXELS);
        return sample.map(it -> SkinReading.of(SkinTone.of(it, confidence(it, crop, patches))))
                .orElseGet(() -> SkinReading.none(Absence.TOO_FEW_PIXELS));
    }

    private static double confidence(SkinSample sample, FaceCrop crop, FacePatches patches) {
        double count = Math.min(1, (double) sample.pixels() / ENOUGH_PIXELS);
        double clipped = crop.clippedShare(patches.face());
        double unclipped = clipped <= CLIPPED_TOLERATED ? 1 : 1 - (1 - CLIPPED_FACTOR) * clipped;
        return count * unclipped * evenness(crop.pixels(patches.leftCheek()), crop.pixels(patches.rightCheek()));
    }

    private static double evenness(List<LabColor> left, List<LabColor> right) {
        if (left.isEmpty() || right.isEmpty()) {
            return EVENNESS_UNKNOWN;
        }
        double difference =
                Math.abs(SkinSample.median(left).l() - SkinSample.median(right).l());
        return 1 - Math.min(1, Math.max(0, (difference - EVEN) / (UNEVEN - EVEN)));
    }
}
