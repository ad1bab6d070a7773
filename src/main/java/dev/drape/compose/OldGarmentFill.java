package dev.drape.compose;

import dev.drape.image.Mask;
import dev.drape.image.Point;
import dev.drape.image.RgbImage;
import dev.drape.image.filter.Distance;
import dev.drape.image.filter.Morphology;
import dev.drape.outfit.BodyClass;

/**
 * What shows where the old garment was and the new one is not, at the working size: skin on limbs and neck, else what
 * the nearest visible pixel shows (background, the worn bottom, hair), each diffused from its visible parts.
 *
 * @param colors the photo without the old garment
 * @param weight where these colours replace the photo, 0…255
 */
record OldGarmentFill(RgbImage colors, Mask weight) {
    /** The worn garment's mask is grown by this share of the height: its edge pixels hold its colour. */
    private static final double GROW = 0.01;
    /** Skin starts this far from the new garment, shoulder widths: nearer, it would draw a rim around it. */
    private static final double SKIN_DISTANCE = 0.05;
    /** Half widths of limb bands at shoulder and wrist, and how far outward of the joints they lie, shoulder widths. */
    private static final double ARM_TOP = 0.15;

    private static final double ARM_END = 0.11;
    private static final double LEG_TOP = 0.24;
    private static final double LEG_END = 0.13;
    private static final double OUTWARD = 0.06;
    /** Limbs darken towards their sides by this share. */
    private static final double ROUNDNESS = 0.14;
    /** A class is sampled where its membership is at least this, of 255. */
    private static final int SURE = 200;

    private static final BodyClass[] CLASSES = BodyClass.values();

    /**
     * Computes the fill.
     *
     * @param worn the garment that goes, soft
     * @param cloth coverage by the new garment
     * @param kept what lies in front of it
     */
    static OldGarmentFill of(Scene scene, BodyFrame body, Mask worn, Mask cloth, Mask kept) {
        int width = scene.width();
        int height = scene.height();
        Mask grown = Morphology.dilate(worn, (int) Math.max(1, Math.round(GROW * height)));
        Mask[] members = new Mask[CLASSES.length];
        for (BodyClass each : CLASSES) {
            members[each.ordinal()] = scene.of(each);
        }
        int[] nearest = Distance.nearest(grown.invert());
        float[] fromCloth = Distance.outside(cloth).toFloats();
        double skinDistance = SKIN_DISTANCE * body.shoulderWidth() * scene.scale();
        float[][] fields = new float[CLASSES.length][];
        byte[] out = scene.photo().toBytes();
        byte[] weight = new byte[width * height];
        float[] skin = field(scene.photo(), members[BodyClass.SKIN.ordinal()], grown);
        for (int i = 0; i < weight.length; i++) {
            if (!grown.isSet(i) || nearest[i] < 0) {
                continue;
            }
            weight[i] = (byte) (255 - kept.at(i));
            int which = strongest(members, nearest[i]);
            double shade = 1;
            if (skin != null && fromCloth[i] > skinDistance && scene.person().isSet(i)) {
                double limb = limb(body, (i % width + 0.5) / scene.scale(), (i / width + 0.5) / scene.scale());
                if (limb < 1) {
                    which = BodyClass.SKIN.ordinal();
                    shade = 1 - ROUNDNESS * limb * limb;
                }
            }
            if (fields[which] == null) {
                fields[which] = which == BodyClass.SKIN.ordinal() && skin != null
                        ? skin
                        : field(scene.photo(), members[which], grown);
            }
            float[] colors = fields[which];
            for (int c = 0; c < 3; c++) {
                out[3 * i + c] = colors == null
                        ? out[3 * nearest[i] + c]
                        : (byte) Math.round(Math.max(0, Math.min(255, colors[3 * i + c] * shade)));
            }
        }
        return new OldGarmentFill(RgbImage.owning(width, height, out), Mask.owning(width, height, weight));
    }

    private static int strongest(Mask[] members, int index) {
        int best = 0;
        for (int c = 1; c < members.length; c++) {
            best = members[c].at(index) > members[best].at(index) ? c : best;
        }
        return best;
    }

    /** A class's visible colours spread over the whole picture; null if it is nowhere to be seen. */
    private static float[] field(RgbImage photo, Mask member, Mask hidden) {
        float[] values = new float[3 * photo.size()];
        float[] weights = new float[photo.size()];
        for (int i = 0; i < weights.length; i++) {
            if (member.at(i) >= SURE && !hidden.isSet(i)) {
                weights[i] = 1;
                values[3 * i] = photo.red(i);
                values[3 * i + 1] = photo.green(i);
                values[3 * i + 2] = photo.blue(i);
            }
        }
        return PushPull.fill(values, weights, photo.width(), photo.height()) ? values : null;
    }

    /** Distance from the middle of the nearest limb or the neck, below 1 on it. Photo px. */
    private static double limb(BodyFrame body, double x, double y) {
        double sw = body.shoulderWidth();
        Point from = new Point(x, y).minus(body.origin());
        double depth = from.dot(body.down());
        double aside = Math.abs(from.dot(body.across()));
        double best = depth < 0.35 * body.torsoLength() && aside < 0.5 * sw ? 0.5 * aside / (0.5 * sw) : 2;
        for (Side side : Side.values()) {
            Limbs limbs = body.limbs().at(side);
            best = Math.min(best, bone(limbs.shoulder(), limbs.elbow(), side, ARM_TOP, ARM_END + 0.02, sw, x, y));
            best = Math.min(best, bone(limbs.elbow(), limbs.wrist(), side, ARM_END + 0.02, ARM_END, sw, x, y));
            best = Math.min(best, bone(limbs.hip(), limbs.knee(), side, LEG_TOP, LEG_END + 0.04, sw, x, y));
            best = Math.min(best, bone(limbs.knee(), limbs.ankle(), side, LEG_END + 0.04, LEG_END - 0.03, sw, x, y));
        }
        return best;
    }

    private static double bone(
            Point from, Point to, Side side, double radiusFrom, double radiusTo, double sw, double x, double y) {
        Point along = to.minus(from).unit();
        Point outward = new Point(along.y(), -along.x()).times(side.sign() * OUTWARD * sw);
        return new Capsule(from.plus(outward), to.plus(outward), radiusFrom * sw, radiusTo * sw).distance(x, y);
    }
}
