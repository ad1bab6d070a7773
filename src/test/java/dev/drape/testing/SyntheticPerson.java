package dev.drape.testing;

import dev.drape.image.LabColor;
import dev.drape.image.Mask;
import dev.drape.image.Point;
import dev.drape.image.RgbImage;
import dev.drape.outfit.BodyClass;
import dev.drape.outfit.Outfit;
import dev.drape.pose.BodyPoint;
import dev.drape.pose.Complexity;
import dev.drape.pose.Landmark;
import dev.drape.pose.Pose;
import dev.drape.pose.RegionMask;
import dev.drape.pose.RegionOfInterest;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A drawn person in a tee and trousers on a grey ground, standing upright, with exact masks and joints: 300 × 400 units
 * scaled to any size. Arms hang at an angle that can be chosen.
 */
public final class SyntheticPerson {
    private static final int WIDTH = 300;
    private static final int HEIGHT = 400;

    private static final LabColor SKIN = new LabColor(70, 15, 22);

    private final double scale;
    private final Map<BodyPoint, Point> joints = new EnumMap<>(BodyPoint.class);
    private final byte[] rgb;
    private final byte[][] masks = new byte[BodyClass.values().length][];
    private final int width;
    private final int height;

    /** Spread is how far the wrists are moved outwards, in units; the photo is {@code 300 scale × 400 scale} px. */
    public SyntheticPerson(double scale, double spread) {
        this.scale = scale;
        this.width = (int) Math.round(WIDTH * scale);
        this.height = (int) Math.round(HEIGHT * scale);
        place(spread);
        rgb = new byte[3 * width * height];
        for (BodyClass each : BodyClass.values()) {
            masks[each.ordinal()] = new byte[width * height];
        }
        draw();
    }

    private void place(double spread) {
        for (BodyPoint each : BodyPoint.values()) {
            joints.put(each, new Point(150, 50));
        }
        pair("EYE", 8, 42);
        pair("EAR", 18, 46);
        joints.put(BodyPoint.MOUTH_LEFT, new Point(154, 60));
        joints.put(BodyPoint.MOUTH_RIGHT, new Point(146, 60));
        pair("SHOULDER", 35, 100);
        pair("ELBOW", 45 + spread / 2, 145);
        pair("WRIST", 48 + spread, 185);
        pair("INDEX", 49 + spread, 198);
        pair("PINKY", 51 + spread, 198);
        pair("THUMB", 47 + spread, 195);
        pair("HIP", 20, 205);
        pair("KNEE", 21, 280);
        pair("ANKLE", 22, 355);
        pair("HEEL", 22, 362);
        pair("FOOT_INDEX", 26, 370);
    }

    private void pair(String name, double aside, double y) {
        joints.put(BodyPoint.valueOf("LEFT_" + name), new Point(150 + aside, y));
        joints.put(BodyPoint.valueOf("RIGHT_" + name), new Point(150 - aside, y));
    }

    private void draw() {
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int i = y * width + x;
                BodyClass what = at((x + 0.5) / scale, (y + 0.5) / scale);
                masks[what.ordinal()][i] = (byte) 255;
                int color = color(what) + (x * 7 + y * 13) % 5 * 0x010101;
                rgb[3 * i] = (byte) (color >> 16);
                rgb[3 * i + 1] = (byte) (color >> 8);
                rgb[3 * i + 2] = (byte) color;
            }
        }
    }

    private BodyClass at(double x, double y) {
        if (Math.hypot((x - 150) / 18, (y - 50) / 25) < 1) {
            return y < 32 ? BodyClass.HAIR : BodyClass.SKIN;
        }
        for (String side : List.of("LEFT_", "RIGHT_")) {
            if (near(side + "SHOULDER", side + "ELBOW", 10, x, y)) {
                return y < 130 ? BodyClass.TOP : BodyClass.SKIN;
            }
            if (near(side + "ELBOW", side + "WRIST", 8, x, y) || near(side + "WRIST", side + "INDEX", 7, x, y)) {
                return BodyClass.SKIN;
            }
        }
        if (Math.abs(x - 150) < 36 - (y - 90) * 0.05 && y > 90 && y < 200) {
            return y < 96 && Math.abs(x - 150) < 12 ? BodyClass.SKIN : BodyClass.TOP;
        }
        if (Math.abs(x - 150) < 9 && y > 60 && y <= 95) {
            return BodyClass.SKIN;
        }
        boolean leg = near("LEFT_HIP", "LEFT_KNEE", 16, x, y)
                || near("RIGHT_HIP", "RIGHT_KNEE", 16, x, y)
                || near("LEFT_KNEE", "LEFT_HEEL", 12, x, y)
                || near("RIGHT_KNEE", "RIGHT_HEEL", 12, x, y);
        return leg && y >= 195 ? BodyClass.BOTTOM : BodyClass.BACKGROUND;
    }

    private boolean near(String from, String to, double radius, double x, double y) {
        Point a = joints.get(BodyPoint.valueOf(from));
        Point d = joints.get(BodyPoint.valueOf(to)).minus(a);
        Point p = new Point(x, y).minus(a);
        double share = Math.max(0, Math.min(1, p.dot(d) / d.dot(d)));
        return p.distance(d.times(share)) < radius;
    }

    private static int color(BodyClass what) {
        return switch (what) {
            case BACKGROUND -> 0xc8c8c8;
            case HAIR -> 0x2a1c14;
            case SKIN -> 0xd2a080;
            case TOP -> 0x306040;
            case BOTTOM -> 0x203060;
            case HELD -> 0xc03020;
        };
    }

    public RgbImage photo() {
        return RgbImage.owning(width, height, rgb.clone());
    }

    public Mask person() {
        return mask(BodyClass.BACKGROUND).invert();
    }

    public Mask mask(BodyClass which) {
        return Mask.owning(width, height, masks[which.ordinal()].clone());
    }

    public Outfit outfit() {
        Map<BodyClass, Mask> all = new EnumMap<>(BodyClass.class);
        for (BodyClass each : BodyClass.values()) {
            all.put(each, mask(each));
        }
        return new Outfit(all, 0.9, 0.1, List.of(0.49, 0.49), false, false, 0.5, 0.5, SKIN, SKIN, List.of());
    }

    /** Px of the photo. */
    public Point joint(BodyPoint point) {
        return joints.get(point).times(scale);
    }

    public Pose pose() {
        List<Landmark> landmarks = new ArrayList<>();
        for (BodyPoint each : BodyPoint.values()) {
            Point p = joints.get(each);
            landmarks.add(new Landmark(each, p.x() / WIDTH, p.y() / HEIGHT, 0, 0.99, 0.99));
        }
        return pose(landmarks);
    }

    public Pose pose(List<Landmark> landmarks) {
        return new Pose(
                0.95,
                Complexity.FULL,
                landmarks,
                landmarks,
                new RegionOfInterest(150, 200, 400, 0),
                RegionMask.covering(person()),
                1);
    }
}
