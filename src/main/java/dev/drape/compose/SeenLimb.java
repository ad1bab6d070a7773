package dev.drape.compose;

import dev.drape.image.Point;
import dev.drape.image.RgbImage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;

/**
 * What is seen of a bare arm below the old sleeve, or of a leg below the old hem: the covered part goes on from it, as
 * thick, in the same place and of the same colours across. Immutable.
 */
final class SeenLimb {
    /** The limb is looked at from here to there beyond the cloth, whose shadow ends first, shoulder widths, this often. */
    private static final double FROM = 0.08;

    private static final double TO = 0.38;
    private static final int LOOKS = 10;
    /** Its two sides must be seen on this many looks. */
    private static final int LEAST = 3;
    /** An edge farther from the pose's line than this, shoulder widths, is not the arm's; and the leg's. */
    private static final double ARM_REACH = 0.2;

    private static final double LEG_REACH = 0.3;
    /** Half widths beyond these, by the usual one, are no limb's. */
    private static final double THINNEST = 0.55;

    private static final double THICKEST = 1.3;
    /** Colours are told apart at this many places across; of skin this sure, of 255. */
    private static final int PLACES = 15;

    private static final int SURE = 200;
    /** The outermost colours are taken this far from the middle, half widths: edges mix with what is behind. */
    private static final double INSIDE = 0.85;

    private final double thickness;
    private final double outward;
    private final float[][] across;

    private SeenLimb(double thickness, double outward, float[][] across) {
        this.thickness = thickness;
        this.outward = outward;
        this.across = across;
    }

    /** One look: where the middle is and how thick the limb is there, photo px. */
    private record Look(Point middle, Point aside, double half, double outward, double thickness) {}

    /** Which limb it is; the usual half width is in shoulder widths by the length along it. */
    private record Limb(ArmPath path, Side side, DoubleUnaryOperator usual, double reach) {}

    /**
     * Looks at an arm.
     *
     * @param photo at the working size
     * @param skin where skin is seen in it
     * @param covered the length of the arm that is not seen, photo px
     * @return empty if too little is seen
     */
    static Optional<SeenLimb> ofArm(
            RgbImage photo, SoftRegion skin, ArmPath arm, Side side, double shoulderWidth, double covered) {
        Limb limb = new Limb(arm, side, along -> ArmShape.radius(arm, along), ARM_REACH);
        return beyond(photo, skin, limb, shoulderWidth, covered);
    }

    /** The same for a leg. */
    static Optional<SeenLimb> ofLeg(
            RgbImage photo, SoftRegion skin, ArmPath leg, Side side, double shoulderWidth, double covered) {
        Limb limb = new Limb(leg, side, along -> LegShape.radius(leg, along), LEG_REACH);
        return beyond(photo, skin, limb, shoulderWidth, covered);
    }

    private static Optional<SeenLimb> beyond(
            RgbImage photo, SoftRegion skin, Limb limb, double shoulderWidth, double covered) {
        List<Look> looks = new ArrayList<>();
        for (int i = 0; i < LOOKS; i++) {
            double along = covered + (FROM + (TO - FROM) * i / (LOOKS - 1)) * shoulderWidth;
            if (along < limb.path().length()) {
                look(limb, skin, shoulderWidth, along).ifPresent(looks::add);
            }
        }
        return looks.size() < LEAST
                ? Optional.empty()
                : colors(photo, skin, looks)
                        .map(across -> new SeenLimb(
                                median(looks.stream()
                                        .mapToDouble(Look::thickness)
                                        .toArray()),
                                median(looks.stream().mapToDouble(Look::outward).toArray()),
                                across));
    }

    /** Its half width over {@link ArmShape#radius} or {@link LegShape#radius}. */
    double thickness() {
        return thickness;
    }

    /** How far its middle lies outward of the pose's line, photo px. */
    double outward() {
        return outward;
    }

    /** Channel 0…2 of its colour, 0…255, at a place across: −1 at the inner side, 1 at the outer. */
    double color(double place, int channel) {
        double at = Math.max(0, Math.min(1, (place + 1) / 2)) * (PLACES - 1);
        int low = (int) Math.min(at, PLACES - 2);
        return across[low][channel] + (across[low + 1][channel] - across[low][channel]) * (at - low);
    }

    private static Optional<Look> look(Limb limb, SoftRegion skin, double shoulderWidth, double along) {
        double reach = limb.reach() * shoulderWidth;
        Point line = limb.path().at(along);
        Point aside = ArmShape.outward(limb.path(), limb.side(), along);
        OptionalDouble outer = skin.crossing(line, aside, reach, reach);
        OptionalDouble inner = skin.crossing(line, aside.times(-1), reach, reach);
        if (!skin.contains(line) || outer.isEmpty() || inner.isEmpty()) {
            return Optional.empty();
        }
        double half = (outer.getAsDouble() + inner.getAsDouble()) / 2;
        double outward = (outer.getAsDouble() - inner.getAsDouble()) / 2;
        double thickness = half / (limb.usual().applyAsDouble(along) * shoulderWidth);
        return thickness < THINNEST || thickness > THICKEST
                ? Optional.empty()
                : Optional.of(new Look(line.plus(aside.times(outward)), aside, half, outward, thickness));
    }

    private static Optional<float[][]> colors(RgbImage photo, SoftRegion skin, List<Look> looks) {
        float[][] across = new float[PLACES][];
        for (int p = 0; p < PLACES; p++) {
            double place = INSIDE * (2d * p / (PLACES - 1) - 1);
            across[p] = mean(photo, skin, looks, place);
        }
        for (int p = PLACES / 2; p < PLACES; p++) {
            across[p] = across[p] == null ? across[p - 1] : across[p];
        }
        for (int p = PLACES / 2 - 1; p >= 0; p--) {
            across[p] = across[p] == null ? across[p + 1] : across[p];
        }
        return across[PLACES / 2] == null ? Optional.empty() : Optional.of(across);
    }

    private static float[] mean(RgbImage photo, SoftRegion skin, List<Look> looks, double place) {
        float[] sum = new float[3];
        int count = 0;
        for (Look look : looks) {
            Point at = look.middle().plus(look.aside().times(place * look.half()));
            int x = (int) (at.x() * skin.scaleX());
            int y = (int) (at.y() * skin.scaleY());
            if (x >= 0
                    && y >= 0
                    && x < photo.width()
                    && y < photo.height()
                    && skin.mask().at(x, y) >= SURE) {
                int i = y * photo.width() + x;
                sum[0] += photo.red(i);
                sum[1] += photo.green(i);
                sum[2] += photo.blue(i);
                count++;
            }
        }
        return count < LEAST ? null : new float[] {sum[0] / count, sum[1] / count, sum[2] / count};
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }
}
