package dev.drape.analysis;

import dev.drape.error.DrapeException;
import dev.drape.error.Failure;
import dev.drape.execution.Deadline;
import dev.drape.image.Mask;
import dev.drape.image.PixelBox;
import dev.drape.image.RgbImage;
import dev.drape.pose.BodyPoint;
import dev.drape.pose.Complexity;
import dev.drape.pose.Pose;
import dev.drape.pose.PoseEstimator;
import dev.drape.pose.PoseResult;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Keeps photos of people out of the garment analysis, which would cut the person out. A landmark model takes a shirt
 * with a printed face for a person now and then, so three things must hold: the lite and the full model are both sure,
 * the face has a person's proportions, and it sits where a head is: in the uppermost part of what was cut out, with
 * shoulders about as wide as it. Where the ground let nothing be cut out that could be trusted, the head must stand at the
 * top of the model's own mask of the person, with shoulders that take up much of the photo; around a printed portrait that
 * mask holds the garment above it too. A refused garment is worse than a worn one let through.
 */
@ApplicationScoped
class WornGarmentGate {
    /** Least confidence of both models: 0.94…1.0 on those photos of people. */
    private static final double SURE = 0.9;

    /** Distance of the eyes by that of the shoulders: 0.19…0.27 on front-facing people. */
    private static final double LEAST_EYES = 0.15;

    private static final double MOST_EYES = 0.32;

    /** The nose lies in this share of the cut-out's height, from its top: even a head-and-chest portrait has it there. */
    private static final double HEAD_SHARE = 1 / 3d;

    /** Least distance of the shoulder joints by the cut-out's width; arms held away from the body make that wide. */
    private static final double LEAST_SHOULDERS = 0.3;

    /** Greatest distance of the nose from the mask's top by that of the shoulders: 0.5…0.7 on people, 1.8 on a print. */
    private static final double TOP_OF_HEAD = 1;

    /** Least distance of the shoulder joints by the photo's width, where there is no cut-out. */
    private static final double SHOULDERS_IN_PHOTO = 0.15;

    private static final Logger LOG = Logger.getLogger(WornGarmentGate.class);

    private final PoseEstimator poses;

    WornGarmentGate(PoseEstimator poses) {
        this.poses = poses;
    }

    /**
     * What the models say of a garment photo.
     *
     * @param results of the models that work, until one was not sure; none if both are broken
     */
    record Look(List<PoseResult> results) {

        /** Id of the device that ran them; the CPU if none did, as everything else about garments runs there. */
        String device() {
            return results.isEmpty() ? "cpu" : results.get(0).device();
        }

        /** Why a preferred device was not used; null when it was. */
        String fallback() {
            return results.isEmpty() ? null : results.get(0).fallback();
        }

        /**
         * Throws {@code category_mismatch} if the photo is of a person.
         *
         * @param cutout what was cut out of it; empty if that is not to be trusted
         */
        void requireNoPerson(RgbImage picture, Optional<Mask> cutout) {
            List<Pose> people = results.stream()
                    .flatMap(result -> result.pose().stream())
                    .filter(pose -> isPerson(pose, picture, cutout))
                    .toList();
            if (!people.isEmpty() && people.size() == results.size()) {
                double least =
                        people.stream().mapToDouble(Pose::confidence).min().orElseThrow();
                throw new DrapeException(Failure.CATEGORY_MISMATCH, "The garment photo shows a person.")
                        .withFinding(new DrapeException.Finding(
                                "person_in_garment_photo",
                                least,
                                "< " + SURE,
                                "Use a photo of the garment alone, laid flat or on a hanger."));
            }
        }
    }

    /**
     * Any thread; the cheaper model first, the other only if that one is sure. A model that is broken has no say: with one
     * of them the gate is less careful of prints, without any it is open; neither is a reason to refuse a garment.
     */
    Uni<Look> look(RgbImage picture, Deadline deadline) {
        return ask(picture, Complexity.LITE, deadline)
                .chain(lite -> lite.isPresent() && !sure(lite.get())
                        ? Uni.createFrom().item(new Look(List.of(lite.get())))
                        : ask(picture, Complexity.FULL, deadline)
                                .map(full -> new Look(Stream.of(lite, full)
                                        .flatMap(Optional::stream)
                                        .toList())));
    }

    private Uni<Optional<PoseResult>> ask(RgbImage picture, Complexity complexity, Deadline deadline) {
        return Uni.createFrom()
                .deferred(() -> poses.estimate(picture, complexity, deadline))
                .map(Optional::of)
                .onFailure(DrapeException::isFault)
                .recoverWithItem(e -> {
                    LOG.errorf(e, "the landmark model %s has no say about a garment photo", complexity);
                    return Optional.empty();
                });
    }

    private static boolean sure(PoseResult result) {
        return result.pose().map(Pose::confidence).orElse(0d) >= SURE;
    }

    private static boolean isPerson(Pose pose, RgbImage picture, Optional<Mask> cutout) {
        double eyes = distance(pose, BodyPoint.LEFT_EYE, BodyPoint.RIGHT_EYE, picture);
        double shoulders = distance(pose, BodyPoint.LEFT_SHOULDER, BodyPoint.RIGHT_SHOULDER, picture);
        return pose.confidence() >= SURE
                && eyes >= LEAST_EYES * shoulders
                && eyes <= MOST_EYES * shoulders
                && cutout.map(mask -> standsIn(mask, pose, shoulders / picture.width()))
                        .orElseGet(() -> standsFree(pose, picture, shoulders));
    }

    /** Whether what was cut out is the person; {@code shoulders} as a share of the picture's width. */
    private static boolean standsIn(Mask cutout, Pose pose, double shoulders) {
        PixelBox box = cutout.boundingBox();
        return box != null
                && pose.at(BodyPoint.NOSE).y() * cutout.height() < box.y() + HEAD_SHARE * box.height()
                && shoulders * cutout.width() >= LEAST_SHOULDERS * box.width();
    }

    /** Whether the head is at the top of the person's mask; {@code shoulders} in px of the picture. */
    private static boolean standsFree(Pose pose, RgbImage picture, double shoulders) {
        Mask person = pose.personMask(picture.width(), picture.height());
        PixelBox box = person.boundingBox();
        if (box == null) {
            return false;
        }
        double top = (double) box.y() / person.height();
        double head = (pose.at(BodyPoint.NOSE).y() - top) * picture.height();
        return head <= TOP_OF_HEAD * shoulders && shoulders >= SHOULDERS_IN_PHOTO * picture.width();
    }

    private static double distance(Pose pose, BodyPoint one, BodyPoint other, RgbImage picture) {
        return pose.pixel(one, picture.width(), picture.height())
                .distance(pose.pixel(other, picture.width(), picture.height()));
    }
}
