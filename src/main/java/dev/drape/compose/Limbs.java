package dev.drape.compose;

import dev.drape.image.Point;

/** Joints of the arm and leg on one side of the picture, photo px; may lie outside the photo. */
record Limbs(
        Point shoulder,
        Point elbow,
        Point wrist,
        Point knuckles,
        Point hip,
        Point knee,
        Point ankle,
        Point heel,
        Point toe) {

    ArmPath arm() {
        return new ArmPath(shoulder, elbow, wrist);
    }

    ArmPath leg() {
        return new ArmPath(hip, knee, ankle);
    }
}
