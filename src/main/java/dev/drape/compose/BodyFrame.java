package dev.drape.compose;

import dev.drape.image.Point;

/**
 * The torso's own coordinates in the photo, px. The origin is the middle of the shoulder joints, {@code down} points to
 * the middle of the hips, {@code across} stands on it and points to image-right.
 *
 * @param origin middle of the shoulder joints
 * @param down length 1
 * @param across length 1
 * @param shoulderAxis from the image-left to the image-right shoulder, length 1
 * @param hipAxis from the image-left to the image-right hip, length 1
 * @param up perpendicular to the shoulder axis, away from the hips, length 1
 * @param shoulderWidth distance of the shoulder joints, px
 * @param torsoLength from the origin to the middle of the hips, px
 * @param limbs joints a side
 * @param face the ellipse of the face
 * @param turn sine of the torso's turn away from the camera: positive if the image-right shoulder is farther away; the
 *     pose's depths are weak, so this tells much from little
 * @param guessed whether the torso's length was taken from the shoulder width because the hips are not seen
 */
record BodyFrame(
        Point origin,
        Point down,
        Point across,
        Point shoulderAxis,
        Point hipAxis,
        Point up,
        double shoulderWidth,
        double torsoLength,
        Pair<Limbs> limbs,
        FaceEllipse face,
        double turn,
        boolean guessed) {

    /** Direction of the torso's rows at a depth: half {@code across}, half between the shoulder and the hip line. */
    Point rowAxis(double depth) {
        double share = Math.max(0, Math.min(1, depth / torsoLength));
        Point line = shoulderAxis.lerp(hipAxis, share).unit();
        return across.lerp(line, 0.5).unit();
    }

    /** The point {@code u} px to image-right and {@code depth} px below the shoulder line. */
    Point at(double u, double depth) {
        return origin.plus(down.times(depth)).plus(rowAxis(depth).times(u));
    }

    /** The point {@code u} px along the shoulder line and {@code height} px above it. */
    Point aboveShoulders(double u, double height) {
        return origin.plus(shoulderAxis.times(u)).plus(up.times(height));
    }

    /** Px below the middle of the shoulders. */
    double depth(Point point) {
        return point.minus(origin).dot(down);
    }

    /** Px to image-right of the torso's axis. */
    double aside(Point point) {
        Point from = point.minus(origin);
        double depth = from.dot(down);
        Point axis = rowAxis(depth);
        return from.minus(down.times(depth)).dot(across) / Math.max(0.2, axis.dot(across));
    }
}
