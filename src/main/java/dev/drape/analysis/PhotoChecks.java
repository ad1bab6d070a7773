package dev.drape.analysis;

import dev.drape.error.DrapeException;
import dev.drape.error.Failure;
import dev.drape.garment.Category;
import dev.drape.pose.Pose;

import java.util.List;
import java.util.Locale;

/** The pre-flight checks of a customer photo. Pure, any thread. */
public final class PhotoChecks {
    private static final String PERSON_COUNT = "person_count";
    private static final String ONE = "= 1";

    /**
     * A torso shorter than this share of the region the landmark model looked at is no body; measured 0.19…0.27 on
     * people standing upright, below 0.01 on the skeleton of a dinosaur.
     */
    private static final double MIN_TORSO_IN_REGION = 0.05;

    private PhotoChecks() {}

    /**
     * All checks that do not depend on the garment, the gravest first: the first one that {@link PhotoCheck#refuses()}
     * is the one to answer with.
     *
     * @param width of the photo, px
     * @param height of the photo, px
     */
    public static List<PhotoCheck> check(
            int width, int height, Pose pose, BodyFacts body, PhotoQuality quality, PhotoLimits limits) {
        return List.of(
                people(isPerson(pose, width, height, limits) ? pose.people() : 0),
                bodyVisible(body, limits),
                facing(body, limits),
                armsCrossed(body),
                brightness(quality, limits),
                sharpness(quality, limits),
                imageSize(width, height, limits),
                framing(body, limits));
    }

    /**
     * Whether the photo shows the part of the body that a garment of that category covers. Takes the place of the
     * advisory {@code framing} once the category is known; the torso is {@code body_visible}'s to check.
     */
    public static PhotoCheck framing(Category category, BodyFacts body, PhotoLimits limits) {
        return category == Category.TOP ? framing(body, limits) : legs(body, limits, Failure.BODY_NOT_VISIBLE);
    }

    /** What to answer when no pose was found at all. */
    public static DrapeException noPerson() {
        return people(0).refusal();
    }

    /**
     * Whether a pose counts as a person.
     *
     * @param width of the photo the pose is in the frame of, px
     * @param height of that photo, px
     */
    static boolean isPerson(Pose pose, int width, int height, PhotoLimits limits) {
        return pose.confidence() >= limits.minPersonConfidence()
                && Torso.of(pose, width, height).length()
                        >= MIN_TORSO_IN_REGION * pose.region().side();
    }

    private static PhotoCheck people(int count) {
        return count == 0
                ? new PhotoCheck(
                        PERSON_COUNT,
                        false,
                        0,
                        ONE,
                        "Please use a photo that clearly shows one person.",
                        Failure.NO_PERSON)
                : new PhotoCheck(
                        PERSON_COUNT,
                        count == 1,
                        count,
                        ONE,
                        "Please use a photo that shows nobody but you.",
                        Failure.SEVERAL_PEOPLE);
    }

    private static PhotoCheck bodyVisible(BodyFacts body, PhotoLimits limits) {
        double share = body.shouldersSeen() ? body.torsoShare() : 0;
        return new PhotoCheck(
                "body_visible",
                share >= limits.minTorsoShare(),
                share,
                words(">= %.2f of the torso, with both shoulders", limits.minTorsoShare()),
                "Please use a photo that shows both shoulders and the upper body.",
                Failure.BODY_NOT_VISIBLE);
    }

    private static PhotoCheck facing(BodyFacts body, PhotoLimits limits) {
        return new PhotoCheck(
                "facing",
                body.yawDeg() <= limits.maxYawDeg(),
                body.yawDeg(),
                words("<= %.0f deg", limits.maxYawDeg()),
                "Please face the camera.",
                Failure.BODY_NOT_VISIBLE);
    }

    private static PhotoCheck armsCrossed(BodyFacts body) {
        return new PhotoCheck(
                "arms_crossed",
                !body.armsCrossed(),
                body.armsCrossed() ? 1 : 0,
                "= 0",
                "Please let your arms hang down so that they do not hide the upper body.",
                Failure.ARMS_CROSSED);
    }

    private static PhotoCheck brightness(PhotoQuality quality, PhotoLimits limits) {
        return new PhotoCheck(
                "brightness",
                quality.brightness() >= limits.minBrightness(),
                quality.brightness(),
                words(">= %.2f", limits.minBrightness()),
                "Please take the photo in brighter light.",
                Failure.TOO_DARK);
    }

    private static PhotoCheck sharpness(PhotoQuality quality, PhotoLimits limits) {
        return new PhotoCheck(
                "sharpness",
                quality.sharpness() >= limits.minSharpness(),
                quality.sharpness(),
                words(">= %.2f", limits.minSharpness()),
                "Please hold the camera still and focus on yourself.",
                Failure.TOO_BLURRED);
    }

    private static PhotoCheck imageSize(int width, int height, PhotoLimits limits) {
        int side = Math.min(width, height);
        return new PhotoCheck(
                "image_size",
                side >= limits.minShortSide(),
                side,
                words(">= %d px", limits.minShortSide()),
                "Please use a larger photo.",
                Failure.IMAGE_TOO_SMALL);
    }

    private static PhotoCheck framing(BodyFacts body, PhotoLimits limits) {
        return legs(body, limits, null);
    }

    private static PhotoCheck legs(BodyFacts body, PhotoLimits limits, Failure failure) {
        return new PhotoCheck(
                "framing",
                body.legShare() >= limits.minLegShare(),
                body.legShare(),
                words(">= %.2f of the legs", limits.minLegShare()),
                "To try on trousers, skirts or dresses, please use a photo that shows you down to the knees.",
                failure);
    }

    private static String words(String format, Object value) {
        return String.format(Locale.ROOT, format, value);
    }
}
