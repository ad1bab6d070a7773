package dev.drape.compose;

import dev.drape.image.Mask;
import dev.drape.image.Point;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/** Splits a top's cut-out along the seams from shoulder to armpit, and takes out what lies behind the front neckline. */
final class TopParts {
    /**
     * Where beyond the seam's line the sleeve begins and covers, in armpit distances. The torso goes on there more evenly, and
     * a wider fade shows the stripes of both. Later sleeves fit worn ones better still, but leave holes at the shoulder.
     */
    private static final double BEGINS = 0.005;

    private static final double COVERS = 0.025;
    /** Width of the fade at the end of what the torso has below the sleeve, in armpit distances. */
    private static final double FADE = 0.02;
    /** The torso goes on below the sleeve by this, in armpit distances: the two warps do not meet in one line. */
    private static final double OVERLAP = 0.16;

    private final GarmentGeometry garment;
    private final List<Point> neckline;

    /** The neckline in px of the cut-out, image-left to image-right; may be empty. */
    TopParts(GarmentGeometry garment, List<Point> neckline) {
        this.garment = garment;
        this.neckline = neckline;
    }

    Mask torso() {
        byte[] alpha = garment.mask().toBytes();
        for (Side side : Side.values()) {
            if (garment.hasSleeve(side)) {
                double fade = FADE * garment.gap();
                multiply(
                        alpha,
                        side,
                        beyond -> 1 - Smooth.between(beyond, OVERLAP * garment.gap(), OVERLAP * garment.gap() + fade),
                        y -> garment.half(side, y),
                        1);
            }
        }
        cutNeckline(alpha);
        return Mask.owning(garment.mask().width(), garment.mask().height(), alpha);
    }

    Mask sleeve(Side side) {
        byte[] alpha = garment.mask().toBytes();
        double begins = BEGINS * garment.gap();
        double covers = COVERS * garment.gap();
        multiply(alpha, side, beyond -> Smooth.between(beyond, begins, covers), y -> sleeveFrom(side, y), 0);
        int width = garment.mask().width();
        int axis = (int) Math.max(0, Math.min(width, garment.axis()));
        for (int y = 0; y < garment.mask().height(); y++) {
            int from = y * width + (side == Side.LEFT ? axis : 0);
            int to = y * width + (side == Side.LEFT ? width : axis);
            Arrays.fill(alpha, from, to, (byte) 0);
        }
        return Mask.owning(width, garment.mask().height(), alpha);
    }

    /**
     * Px from the axis at which the sleeve begins in a row below the armpit: beyond the torso. Where the flat sleeve lies
     * against the torso no gap tells the two apart; then the sleeve has all its width up to the straight line from armpit
     * to cuff, and both pieces have the cloth in between.
     */
    private double sleeveFrom(Side side, double y) {
        double torso = garment.half(side, y);
        Point armpit = garment.armpit().at(side);
        Point cuff = garment.cuffInner().at(side);
        if (y > cuff.y() || !garment.touches(side, y)) {
            return torso;
        }
        Point inner = armpit.lerp(cuff, (y - armpit.y()) / (cuff.y() - armpit.y()));
        return Math.min(torso, Math.abs(inner.x() - garment.axis()));
    }

    /**
     * Multiplies one half of the cut-out: above the armpit by a share of the distance beyond the seam; below it by 1 or 0
     * on one or the other side of a border, px from the axis by row.
     */
    private void multiply(
            byte[] alpha, Side side, DoubleUnaryOperator share, DoubleUnaryOperator border, double inTorso) {
        Point tip = garment.shoulder().at(side);
        Point armpit = garment.armpit().at(side);
        Point along = armpit.minus(tip).unit();
        Point outward = new Point(along.y(), -along.x()).times(side.sign());
        if (outward.x() * side.sign() < 0) {
            outward = outward.times(-1);
        }
        int width = garment.mask().width();
        int axis = (int) Math.max(0, Math.min(width, garment.axis()));
        for (int y = 0; y < garment.mask().height(); y++) {
            double half = y + 0.5 > armpit.y() ? border.applyAsDouble(y + 0.5) : 0;
            for (int x = side == Side.LEFT ? 0 : axis; x < (side == Side.LEFT ? axis : width); x++) {
                int i = y * width + x;
                if (alpha[i] == 0) {
                    continue;
                }
                double beyond = (x + 0.5 - tip.x()) * outward.x() + (y + 0.5 - tip.y()) * outward.y();
                double out = Math.abs(x + 0.5 - garment.axis()) - half;
                double factor;
                if (half == 0) {
                    factor = share.applyAsDouble(beyond);
                } else {
                    double weight = Smooth.between(out, 0, 2);
                    factor = inTorso + (1 - 2 * inTorso) * weight;
                }
                alpha[i] = (byte) Math.round((alpha[i] & 0xff) * factor);
            }
        }
    }

    private void cutNeckline(byte[] alpha) {
        int width = garment.mask().width();
        for (int i = 1; i < neckline.size(); i++) {
            Point a = neckline.get(i - 1);
            Point b = neckline.get(i);
            int from = (int) Math.max(0, Math.ceil(Math.min(a.x(), b.x()) - 0.5));
            int to = (int) Math.min(width - 1.0, Math.floor(Math.max(a.x(), b.x()) - 0.5));
            for (int x = from; x <= to; x++) {
                double share = Math.abs(b.x() - a.x()) < 1e-9 ? 0 : (x + 0.5 - a.x()) / (b.x() - a.x());
                double edge = a.y() + (b.y() - a.y()) * share;
                for (int y = 0; y < Math.min(garment.mask().height(), edge + 1); y++) {
                    double kept = Math.max(0, Math.min(1, y + 1 - edge));
                    alpha[y * width + x] = (byte) Math.round((alpha[y * width + x] & 0xff) * kept);
                }
            }
        }
    }
}
