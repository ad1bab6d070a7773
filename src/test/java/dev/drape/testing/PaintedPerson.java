package dev.drape.testing;

import dev.drape.image.Mask;
import dev.drape.image.Point;
import dev.drape.image.RgbImage;
import dev.drape.pose.BodyPoint;
import dev.drape.pose.Complexity;
import dev.drape.pose.Landmark;
import dev.drape.pose.Pose;
import dev.drape.pose.RegionMask;
import dev.drape.pose.RegionOfInterest;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A standing person painted from ellipses, polygons and capsules on 384×512 px, with light falling off, noise, the pose
 * and, a pixel, which layer shows: known truth for everything that looks at people.
 */
public final class PaintedPerson {
    public static final int WIDTH = 384;
    public static final int HEIGHT = 512;

    /** Shoulder line, hip line: the torso is 150 px long. */
    public static final double SHOULDER_Y = 160;

    public static final double HIP_Y = 310;

    /** What a pixel shows. */
    public enum Layer {
        WALL,
        HAIR,
        SKIN,
        TOP,
        BOTTOM
    }

    /**
     * How the person looks; colours {@code 0xRRGGBB}.
     *
     * @param sleeve share of the arm covered, 0…1
     * @param hem torso height where the top ends
     * @param waist torso height where the bottom begins
     * @param skirt whether the bottom is a skirt down to the knees, legs bare
     * @param armInFront whether the right forearm lies across the belly
     */
    public record Look(
            int wall,
            int skin,
            int hair,
            int top,
            int bottom,
            double sleeve,
            double hem,
            double waist,
            boolean skirt,
            boolean armInFront) {
        public static Look tee(int top, int bottom) {
            return new Look(0xd8d8dc, 0xd9a78c, 0x3a2a22, top, bottom, .3, .95, .95, false, false);
        }

        public Look withWall(int color) {
            return new Look(color, skin, hair, top, bottom, sleeve, hem, waist, skirt, armInFront);
        }

        public Look withSkin(int color) {
            return new Look(wall, color, hair, top, bottom, sleeve, hem, waist, skirt, armInFront);
        }

        public Look withSleeve(double share) {
            return new Look(wall, skin, hair, top, bottom, share, hem, waist, skirt, armInFront);
        }

        public Look withBelly(double from, double to) {
            return new Look(wall, skin, hair, top, bottom, sleeve, from, to, skirt, armInFront);
        }

        public Look withSkirt() {
            return new Look(wall, skin, hair, top, bottom, sleeve, hem, waist, true, armInFront);
        }

        public Look withArmInFront() {
            return new Look(wall, skin, hair, top, bottom, sleeve, hem, waist, skirt, true);
        }
    }

    private final BufferedImage picture = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    private final BufferedImage layers = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    private final Graphics2D brush = picture.createGraphics();
    private final Graphics2D marker = layers.createGraphics();
    private final Look look;
    private final Point[] joints;

    private PaintedPerson(Look look) {
        this.look = look;
        joints = joints();
        brush.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        paint();
    }

    public static PaintedPerson of(Look look) {
        return new PaintedPerson(look);
    }

    /** With soft light from the left (± 6 %) and noise of σ 2. */
    public RgbImage photo() {
        Random random = new Random(7);
        byte[] out = new byte[3 * WIDTH * HEIGHT];
        for (int i = 0; i < WIDTH * HEIGHT; i++) {
            double light = 1.06 - .12 * (i % WIDTH) / WIDTH;
            int rgb = picture.getRGB(i % WIDTH, i / WIDTH);
            for (int c = 0; c < 3; c++) {
                double value = (rgb >> (16 - 8 * c) & 0xff) * light + 2 * random.nextGaussian();
                out[3 * i + c] = (byte) Math.max(0, Math.min(255, Math.round(value)));
            }
        }
        return RgbImage.owning(WIDTH, HEIGHT, out);
    }

    public boolean[] where(Layer layer) {
        boolean[] out = new boolean[WIDTH * HEIGHT];
        for (int i = 0; i < out.length; i++) {
            out[i] = layerAt(i) == layer;
        }
        return out;
    }

    public Layer layerAt(int index) {
        return Layer.values()[(layers.getRGB(index % WIDTH, index / WIDTH) & 0xff) / 40];
    }

    /** The whole person, hard. */
    public Mask person() {
        boolean[] wall = where(Layer.WALL);
        for (int i = 0; i < wall.length; i++) {
            wall[i] = !wall[i];
        }
        return Mask.of(WIDTH, HEIGHT, wall);
    }

    public Pose pose() {
        List<Landmark> landmarks = new ArrayList<>();
        for (BodyPoint point : BodyPoint.values()) {
            Point at = joints[point.ordinal()];
            landmarks.add(new Landmark(point, at.x() / WIDTH, at.y() / HEIGHT, 0, .99, .99));
        }
        RegionOfInterest region = new RegionOfInterest(WIDTH / 2d, HEIGHT / 2d, HEIGHT, 0);
        return new Pose(.99, Complexity.FULL, landmarks, landmarks, region, RegionMask.covering(person()), 1);
    }

    private void paint() {
        fill(Layer.WALL, new java.awt.Rectangle(WIDTH, HEIGHT));
        fill(Layer.HAIR, ellipse(192, 84, 40, 52));
        fill(Layer.SKIN, box(176, 110, 208, 172));
        legs();
        trunk();
        fill(Layer.SKIN, ellipse(192, 96, 30, 38));
        arm(BodyPoint.LEFT_SHOULDER, BodyPoint.LEFT_ELBOW, BodyPoint.LEFT_WRIST, BodyPoint.LEFT_INDEX);
        arm(BodyPoint.RIGHT_SHOULDER, BodyPoint.RIGHT_ELBOW, BodyPoint.RIGHT_WRIST, BodyPoint.RIGHT_INDEX);
        brush.setColor(new Color(0x2b1d18));
        brush.fill(ellipse(178, 88, 4, 2));
        brush.fill(ellipse(206, 88, 4, 2));
    }

    private void legs() {
        for (int side : new int[] {-1, 1}) {
            Point hip = new Point(192 + 24 * side, 318);
            Point foot = new Point(192 + 22 * side, 530);
            capsule(look.skirt() ? Layer.SKIN : Layer.BOTTOM, hip, foot, 21);
        }
    }

    private void trunk() {
        double hem = SHOULDER_Y + look.hem() * (HIP_Y - SHOULDER_Y);
        double waist = SHOULDER_Y + look.waist() * (HIP_Y - SHOULDER_Y);
        fill(Layer.SKIN, polygon(146, 210, 238, 210, 239, 320, 145, 320));
        double low = look.skirt() ? 420 : 330;
        double flare = look.skirt() ? 24 : 2;
        fill(Layer.BOTTOM, polygon(145, waist, 239, waist, 239 + flare, low, 145 - flare, low));
        fill(Layer.TOP, polygon(142, 150, 172, 143, 212, 143, 242, 150, 240, hem, 144, hem));
        fill(Layer.SKIN, ellipse(192, 143, 20, 14));
    }

    private void arm(BodyPoint shoulder, BodyPoint elbow, BodyPoint wrist, BodyPoint index) {
        Point s = joints[shoulder.ordinal()];
        Point e = joints[elbow.ordinal()];
        Point w = joints[wrist.ordinal()];
        capsule(Layer.SKIN, s, e, 14);
        capsule(Layer.SKIN, e, w, 11);
        fill(Layer.SKIN, ellipse(joints[index.ordinal()].x(), joints[index.ordinal()].y(), 11, 13));
        double upper = s.distance(e);
        double covered = look.sleeve() * (upper + e.distance(w));
        if (covered <= 0) {
            return;
        }
        sleeve(s, s.lerp(e, Math.min(1, covered / upper)), 17);
        if (covered > upper) {
            capsule(Layer.TOP, s, e, 16);
            sleeve(e, e.lerp(w, (covered - upper) / e.distance(w)), 15);
        }
    }

    /** Round at the upper end, cut straight at the lower. */
    private void sleeve(Point from, Point to, double radius) {
        fill(Layer.TOP, ellipse(from.x(), from.y(), radius, radius));
        Point across = to.minus(from).unit().perpendicular().times(radius);
        Point a = from.plus(across);
        Point b = from.minus(across);
        Point c = to.minus(across);
        Point d = to.plus(across);
        fill(Layer.TOP, polygon(a.x(), a.y(), b.x(), b.y(), c.x(), c.y(), d.x(), d.y()));
    }

    private void capsule(Layer layer, Point a, Point b, double radius) {
        BasicStroke stroke = new BasicStroke((float) (2 * radius), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
        fill(layer, stroke.createStrokedShape(new Line2D.Double(a.x(), a.y(), b.x(), b.y())));
    }

    private void fill(Layer layer, Shape shape) {
        brush.setColor(new Color(
                switch (layer) {
                    case WALL -> look.wall();
                    case HAIR -> look.hair();
                    case SKIN -> look.skin();
                    case TOP -> look.top();
                    case BOTTOM -> look.bottom();
                }));
        brush.fill(shape);
        int level = 40 * layer.ordinal();
        marker.setColor(new Color(level, level, level));
        marker.fill(shape);
    }

    private static Shape ellipse(double x, double y, double rx, double ry) {
        return new Ellipse2D.Double(x - rx, y - ry, 2 * rx, 2 * ry);
    }

    private static Shape box(double left, double top, double right, double bottom) {
        return polygon(left, top, right, top, right, bottom, left, bottom);
    }

    private static Shape polygon(double... xy) {
        Path2D path = new Path2D.Double();
        path.moveTo(xy[0], xy[1]);
        for (int i = 2; i < xy.length; i += 2) {
            path.lineTo(xy[i], xy[i + 1]);
        }
        path.closePath();
        return path;
    }

    /** In the order of {@link BodyPoint}; the person's left is image-right. */
    private Point[] joints() {
        Point[] out = new Point[BodyPoint.values().length];
        place(out, BodyPoint.NOSE, 192, 102);
        pair(out, BodyPoint.LEFT_EYE_INNER, BodyPoint.RIGHT_EYE_INNER, 9, 88);
        pair(out, BodyPoint.LEFT_EYE, BodyPoint.RIGHT_EYE, 14, 88);
        pair(out, BodyPoint.LEFT_EYE_OUTER, BodyPoint.RIGHT_EYE_OUTER, 19, 88);
        pair(out, BodyPoint.LEFT_EAR, BodyPoint.RIGHT_EAR, 29, 94);
        pair(out, BodyPoint.MOUTH_LEFT, BodyPoint.MOUTH_RIGHT, 9, 115);
        pair(out, BodyPoint.LEFT_SHOULDER, BodyPoint.RIGHT_SHOULDER, 48, SHOULDER_Y);
        pair(out, BodyPoint.LEFT_ELBOW, BodyPoint.RIGHT_ELBOW, 72, 240);
        pair(out, BodyPoint.LEFT_WRIST, BodyPoint.RIGHT_WRIST, 84, 308);
        pair(out, BodyPoint.LEFT_INDEX, BodyPoint.RIGHT_INDEX, 86, 326);
        pair(out, BodyPoint.LEFT_PINKY, BodyPoint.RIGHT_PINKY, 89, 324);
        pair(out, BodyPoint.LEFT_THUMB, BodyPoint.RIGHT_THUMB, 80, 320);
        pair(out, BodyPoint.LEFT_HIP, BodyPoint.RIGHT_HIP, 24, HIP_Y);
        pair(out, BodyPoint.LEFT_KNEE, BodyPoint.RIGHT_KNEE, 23, 430);
        pair(out, BodyPoint.LEFT_ANKLE, BodyPoint.RIGHT_ANKLE, 22, 540);
        pair(out, BodyPoint.LEFT_HEEL, BodyPoint.RIGHT_HEEL, 20, 548);
        pair(out, BodyPoint.LEFT_FOOT_INDEX, BodyPoint.RIGHT_FOOT_INDEX, 28, 556);
        if (look.armInFront()) {
            place(out, BodyPoint.RIGHT_WRIST, 186, 252);
            place(out, BodyPoint.RIGHT_INDEX, 204, 254);
            place(out, BodyPoint.RIGHT_PINKY, 203, 260);
            place(out, BodyPoint.RIGHT_THUMB, 198, 248);
        }
        return out;
    }

    private static void pair(Point[] out, BodyPoint left, BodyPoint right, double aside, double y) {
        place(out, left, 192 + aside, y);
        place(out, right, 192 - aside, y);
    }

    private static void place(Point[] out, BodyPoint point, double x, double y) {
        out[point.ordinal()] = new Point(x, y);
    }
}
