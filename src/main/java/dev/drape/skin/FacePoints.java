package dev.drape.skin;

import dev.drape.image.Point;

import java.util.Optional;

/**
 * Where the face is, in pixels of the photo. Left and right are the person's own. A point that cannot be seen is null;
 * without both eyes and both corners of the mouth there is no reading.
 *
 * @param leftEye middle of the eye
 * @param rightEye middle of the eye
 * @param nose tip
 * @param mouthLeft corner
 * @param mouthRight corner
 * @param leftEar where it meets the cheek
 * @param rightEar where it meets the cheek
 * @param leftShoulder joint
 * @param rightShoulder joint
 */
public record FacePoints(
        Point leftEye,
        Point rightEye,
        Point nose,
        Point mouthLeft,
        Point mouthRight,
        Point leftEar,
        Point rightEar,
        Point leftShoulder,
        Point rightShoulder) {

    boolean complete() {
        return leftEye != null && rightEye != null && mouthLeft != null && mouthRight != null;
    }

    Point betweenEyes() {
        return leftEye.lerp(rightEye, 0.5);
    }

    Point mouth() {
        return mouthLeft.lerp(mouthRight, 0.5);
    }

    Optional<Point> betweenShoulders() {
        return leftShoulder == null || rightShoulder == null
                ? Optional.empty()
                : Optional.of(leftShoulder.lerp(rightShoulder, 0.5));
    }
}
