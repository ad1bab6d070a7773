package dev.drape.outfit;

import dev.drape.image.Point;

import java.util.Arrays;
import java.util.List;

/**
 * A limb: a chain of bones with a radius at each joint, linear between them, round at the ends.
 *
 * @param joints px, at least two
 * @param radii px, one a joint
 */
record Capsule(List<Point> joints, List<Double> radii) {
    static final float OUTSIDE = -1;

    Capsule {
        if (joints.size() < 2 || joints.size() != radii.size()) {
            throw new IllegalArgumentException(joints.size() + " joints, " + radii.size() + " radii");
        }
        joints = List.copyOf(joints);
        radii = List.copyOf(radii);
    }

    /** The same chain with all radii multiplied. */
    Capsule thinner(double factor) {
        return new Capsule(joints, radii.stream().map(r -> r * factor).toList());
    }

    /**
     * For each pixel centre how far along the chain it lies, 0 = first joint, 1 = last, by length; {@link #OUTSIDE}
     * beyond the radius.
     */
    float[] along(int width, int height) {
        float[] out = new float[width * height];
        float[] nearest = new float[width * height];
        Arrays.fill(out, OUTSIDE);
        Arrays.fill(nearest, 1);
        double total = 0;
        for (int i = 1; i < joints.size(); i++) {
            total += joints.get(i - 1).distance(joints.get(i));
        }
        double before = 0;
        for (int i = 1; i < joints.size(); i++) {
            draw(i, before / Math.max(total, 1e-9), total, width, height, out, nearest);
            before += joints.get(i - 1).distance(joints.get(i));
        }
        return out;
    }

    private void draw(int i, double start, double total, int width, int height, float[] out, float[] nearest) {
        Point a = joints.get(i - 1);
        Point bone = joints.get(i).minus(a);
        double length2 = Math.max(bone.dot(bone), 1e-9);
        double ra = radii.get(i - 1);
        double rb = radii.get(i);
        double reach = Math.max(ra, rb) + 1;
        int left = (int) Math.max(0, Math.min(a.x(), a.x() + bone.x()) - reach);
        int right = (int) Math.min(width - 1, Math.max(a.x(), a.x() + bone.x()) + reach);
        int top = (int) Math.max(0, Math.min(a.y(), a.y() + bone.y()) - reach);
        int bottom = (int) Math.min(height - 1, Math.max(a.y(), a.y() + bone.y()) + reach);
        double share = Math.sqrt(length2) / Math.max(total, 1e-9);
        for (int y = top; y <= bottom; y++) {
            for (int x = left; x <= right; x++) {
                double px = x + .5 - a.x();
                double py = y + .5 - a.y();
                double k = Math.min(1, Math.max(0, (px * bone.x() + py * bone.y()) / length2));
                double distance = Math.hypot(px - k * bone.x(), py - k * bone.y()) / (ra + (rb - ra) * k);
                int p = y * width + x;
                if (distance <= nearest[p]) {
                    nearest[p] = (float) distance;
                    out[p] = (float) Math.min(1, start + k * share);
                }
            }
        }
    }
}
