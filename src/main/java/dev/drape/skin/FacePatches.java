package dev.drape.skin;

import dev.drape.image.Point;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where bare skin lies on a face: forehead, both cheeks, bridge of the nose, and the neck. Eyes, brows, lips, nostrils and
 * the chin, where a beard grows, are left out by their place.
 *
 * <p>Frame: origin between the eyes; the unit across is the distance of the eyes, down it is the distance from the eyes to
 * the mouth. In adults both are close to 63 mm, so the numbers below are shares of about 63 mm (proportions after Farkas,
 * Anthropometry of the Head and Face, 1994: mouth to chin 0.75 units, cheekbone to cheekbone 2.1 units).
 *
 * @param leftCheek the person's own left
 * @param rightCheek the person's own right
 * @param others forehead and nose
 * @param neck empty where the shoulders are not seen
 * @param eyesToMouth px
 */
record FacePatches(Patch leftCheek, Patch rightCheek, List<Patch> others, Optional<Patch> neck, double eyesToMouth) {
    /** A face turned further shows less than one cheek: eyes this near each other, in units of eyes to mouth. */
    private static final double NARROWEST = 0.35;

    private static final double FOREHEAD = -0.58;
    private static final double CHEEK_DOWN = 0.55;
    private static final double CHEEK_ACROSS = 0.62;
    private static final double CHEEK_RADIUS = 0.24;
    /** With a visible ear the cheek's middle is this share of the way to it. */
    private static final double CHEEK_TOWARDS_EAR = 0.55;

    private static final double CHIN = 1.75;
    private static final double NECK_TOWARDS_SHOULDERS = 0.35;

    /** Empty if the face cannot be seen well enough. */
    static Optional<FacePatches> of(FacePoints points) {
        if (!points.complete()) {
            return Optional.empty();
        }
        Point origin = points.betweenEyes();
        Point down = points.mouth().minus(origin);
        Point toLeft = down.perpendicular().times(-1).unit();
        double width = points.leftEye().minus(points.rightEye()).dot(toLeft);
        if (width < 0) {
            toLeft = toLeft.times(-1);
            width = -width;
        }
        if (down.length() == 0 || width < NARROWEST * down.length()) {
            return Optional.empty();
        }
        return Optional.of(new Frame(origin, toLeft.times(width), down).patches(points));
    }

    /** All patches of the face; the neck, which may be covered, apart. */
    List<Patch> face() {
        List<Patch> all = new ArrayList<>(List.of(leftCheek, rightCheek));
        all.addAll(others);
        return all;
    }

    private record Frame(Point origin, Point left, Point down) {

        FacePatches patches(FacePoints points) {
            Point tip = points.nose() != null ? points.nose() : at(0, 0.6);
            Patch forehead = patch(at(0, FOREHEAD), 0.45, 0.2);
            Patch nose = patch(origin.lerp(tip, 0.5), 0.15, 0.25);
            return new FacePatches(
                    cheek(1, points.leftEar()),
                    cheek(-1, points.rightEar()),
                    List.of(forehead, nose),
                    points.betweenShoulders().map(this::neck),
                    down.length());
        }

        private Patch cheek(int side, Point ear) {
            double across = CHEEK_ACROSS;
            if (ear != null) {
                double earAcross = ear.minus(origin).dot(left) / left.dot(left) * side;
                across = Math.max(0.5, Math.min(1, earAcross * CHEEK_TOWARDS_EAR));
            }
            return patch(at(side * across, CHEEK_DOWN), CHEEK_RADIUS, CHEEK_RADIUS);
        }

        private Patch neck(Point shoulders) {
            return patch(at(0, CHIN).lerp(shoulders, NECK_TOWARDS_SHOULDERS), 0.35, 0.2);
        }

        private Point at(double across, double along) {
            return origin.plus(left.times(across)).plus(down.times(along));
        }

        private Patch patch(Point center, double across, double along) {
            return new Patch(center, left.times(across), down.times(along));
        }
    }
}
