package dev.drape.compose;

import dev.drape.error.DrapeException;
import dev.drape.error.DrapeException.Finding;
import dev.drape.error.Failure;
import dev.drape.garment.Category;
import dev.drape.image.Point;
import dev.drape.pose.BodyPoint;
import dev.drape.pose.Landmark;
import dev.drape.pose.Pose;

import java.util.List;

import static dev.drape.pose.BodyPoint.LEFT_EYE;
import static dev.drape.pose.BodyPoint.LEFT_HIP;
import static dev.drape.pose.BodyPoint.LEFT_SHOULDER;
import static dev.drape.pose.BodyPoint.MOUTH_LEFT;
import static dev.drape.pose.BodyPoint.MOUTH_RIGHT;
import static dev.drape.pose.BodyPoint.RIGHT_EYE;
import static dev.drape.pose.BodyPoint.RIGHT_HIP;
import static dev.drape.pose.BodyPoint.RIGHT_SHOULDER;

/** Builds the {@link BodyFrame} from a pose and refuses bodies a garment cannot be hung on. */
final class BodyFinder {
    /** Below this MediaPipe itself calls a landmark hidden. */
    private static final double VISIBLE = 0.5;
    /** Shares of the photo a needed joint may lie outside it. */
    private static final double OUTSIDE = 0.03;
    /** Mean shoulder width over torso length of 28 upright people, ± 0.08. */
    private static final double WIDTH_OVER_LENGTH = 0.61;
    /** Narrower shoulders than this share of the torso length are a body seen from the side. */
    private static final double SIDEWAYS = 0.28;
    /** A torso shorter than the shoulders times this bends towards the camera or its hips are guessed. */
    private static final double SHORTEST_TORSO = 0.8;
    /** Shoulders narrower than this share of the photo's longer side leave nothing to draw. */
    private static final double SMALLEST = 0.03;

    private final Pose pose;
    private final int width;
    private final int height;

    BodyFinder(Pose pose, int width, int height) {
        this.pose = pose;
        this.width = width;
        this.height = height;
    }

    /** Photo px. Throws {@code BODY_NOT_VISIBLE} if a joint the category needs is not to be seen. */
    BodyFrame find(Category category) {
        requireJoints(category);
        boolean mirrored = point(LEFT_SHOULDER).x() < point(RIGHT_SHOULDER).x();
        Pair<Limbs> limbs = Pair.of(side -> limbs(side == Side.LEFT == mirrored ? "LEFT_" : "RIGHT_"));
        Point left = limbs.left().shoulder();
        Point right = limbs.right().shoulder();
        Point origin = left.lerp(right, 0.5);
        double shoulders = left.distance(right);
        require(
                shoulders >= SMALLEST * Math.max(width, height),
                "shoulder_width",
                shoulders / Math.max(width, height),
                ">= " + SMALLEST + " of the longer side",
                "Please come closer and face the camera.");
        Point shoulderAxis = right.minus(left).unit();
        Point toHips = limbs.left().hip().lerp(limbs.right().hip(), 0.5).minus(origin);
        boolean guessed = hipsUnseen() || toHips.length() < SHORTEST_TORSO * shoulders;
        double length = guessed ? shoulders / WIDTH_OVER_LENGTH : toHips.length();
        require(
                shoulders / length >= SIDEWAYS,
                "shoulder_width_over_torso_length",
                shoulders / length,
                ">= " + SIDEWAYS,
                "Please stand facing the camera.");
        Point standing = shoulderAxis.perpendicular();
        Point down = guessed && toHips.dot(standing) < SHORTEST_TORSO * toHips.length() ? standing : toHips.unit();
        Point hips = limbs.right().hip().minus(limbs.left().hip());
        Point across = new Point(down.y(), -down.x());
        Point hipAxis = hips.unit().dot(across) < 0.5 ? across : hips.unit();
        require(
                shoulderAxis.dot(across) >= 0.5,
                "shoulder_slope",
                shoulderAxis.dot(across),
                ">= 0.5",
                "Please stand upright and face the camera.");
        return new BodyFrame(
                origin,
                down,
                across,
                shoulderAxis,
                hipAxis,
                shoulderAxis.perpendicular().times(-1),
                shoulders,
                length,
                limbs,
                face(shoulders),
                turn(mirrored),
                guessed);
    }

    private void requireJoints(Category category) {
        if (pose.landmarks().size() < BodyPoint.values().length) {
            throw new DrapeException(Failure.BODY_NOT_VISIBLE, "The pose has too few landmarks.");
        }
        for (Landmark landmark : pose.landmarks()) {
            if (!Double.isFinite(landmark.x()) || !Double.isFinite(landmark.y())) {
                throw new DrapeException(Failure.BODY_NOT_VISIBLE, "The pose has landmarks without a place.");
            }
        }
        requireSeen(List.of(LEFT_SHOULDER, RIGHT_SHOULDER), "Please show both shoulders.");
        if (category != Category.TOP) {
            requireSeen(List.of(LEFT_HIP, RIGHT_HIP), "Please show the body at least from the head to the knees.");
        }
    }

    private void requireSeen(List<BodyPoint> points, String hint) {
        for (BodyPoint each : points) {
            Landmark joint = pose.at(each);
            require(joint.visibility() >= VISIBLE, each.id() + "_visibility", joint.visibility(), ">= 0.5", hint);
            double outside = Math.max(Math.max(-joint.x(), joint.x() - 1), Math.max(-joint.y(), joint.y() - 1));
            require(
                    outside <= OUTSIDE,
                    each.id() + "_outside",
                    outside,
                    "<= " + OUTSIDE + " of the photo beyond its border",
                    hint);
        }
    }

    private boolean hipsUnseen() {
        return Math.min(pose.at(LEFT_HIP).visibility(), pose.at(RIGHT_HIP).visibility()) < 0.1;
    }

    private double turn(boolean mirrored) {
        Landmark left = pose.at(mirrored ? LEFT_SHOULDER : RIGHT_SHOULDER);
        Landmark right = pose.at(mirrored ? RIGHT_SHOULDER : LEFT_SHOULDER);
        double across = right.x() - left.x();
        double deeper = right.z() - left.z();
        return Double.isFinite(deeper) && across != 0 ? deeper / Math.hypot(across, deeper) : 0;
    }

    private Limbs limbs(String side) {
        return new Limbs(
                point(side + "SHOULDER"),
                point(side + "ELBOW"),
                point(side + "WRIST"),
                point(side + "INDEX").lerp(point(side + "PINKY"), 0.5),
                point(side + "HIP"),
                point(side + "KNEE"),
                point(side + "ANKLE"),
                point(side + "HEEL"),
                point(side + "FOOT_INDEX"));
    }

    /**
     * Half axes from the distance of eyes and mouth, which is about a third of the face's height from brow to chin; the
     * width from the ears where they are seen apart.
     */
    private FaceEllipse face(double shoulders) {
        Point eyes = point(LEFT_EYE).lerp(point(RIGHT_EYE), 0.5);
        Point mouth = point(MOUTH_LEFT).lerp(point(MOUTH_RIGHT), 0.5);
        double length = Math.max(0.1 * shoulders, Math.min(0.35 * shoulders, eyes.distance(mouth)));
        Point upright = eyes.distance(mouth) > 0 ? eyes.minus(mouth).unit() : new Point(0, -1);
        Point center = eyes.lerp(mouth, 0.45);
        return new FaceEllipse(center, upright, 1.25 * length, 1.5 * length);
    }

    private Point point(String name) {
        return point(BodyPoint.valueOf(name));
    }

    private Point point(BodyPoint which) {
        return pose.pixel(which, width, height);
    }

    private static void require(boolean satisfied, String check, double measured, String limit, String hint) {
        if (!satisfied) {
            throw new DrapeException(Failure.BODY_NOT_VISIBLE, "The body cannot be seen well enough to dress it.")
                    .withFinding(new Finding(check, measured, limit, hint));
        }
    }
}
