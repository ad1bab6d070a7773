package dev.drape.analysis;

import dev.drape.execution.StageTimes;
import dev.drape.image.ImageDigest;
import dev.drape.image.PackedMask;
import dev.drape.pose.Pose;
import dev.drape.skin.SkinReading;

import java.util.List;
import java.util.Set;

/**
 * A customer photo's analysis. Immutable, any thread.
 *
 * @param width of the uploaded photo after its EXIF rotation, px
 * @param height the same, px
 * @param digest of the uploaded bytes
 * @param pose landmarks normalised to the photo; without the model's mask, which {@code person} was made of
 * @param person soft person mask with the photo's aspect, at most {@link PersonMask#MAX_SIDE} px long
 * @param body framing, facing and the like
 * @param skin the skin tone, or why there is none
 * @param outfit who wears what, once somebody has asked ({@link Outfits})
 * @param quality brightness, contrast and sharpness of the photo
 * @param checks every photo check, passed or not
 * @param device that ran the models, such as {@code cpu}
 * @param fallback why a preferred device was not used; null when it was
 * @param degraded steps down that were taken
 * @param times of the stages that made it
 */
public record CustomerAnalysis(
        int width,
        int height,
        ImageDigest digest,
        Pose pose,
        PackedMask person,
        BodyFacts body,
        SkinReading skin,
        LazyOutfit outfit,
        PhotoQuality quality,
        List<PhotoCheck> checks,
        String device,
        String fallback,
        Set<Degradation> degraded,
        StageTimes times) {
    public CustomerAnalysis {
        checks = List.copyOf(checks);
        degraded = Set.copyOf(degraded);
    }

    /** Whether a fault of the service lowered the quality: such an analysis is answered, but not kept. */
    boolean faulty() {
        return degraded.stream().anyMatch(Degradation::fault);
    }
}
