package dev.drape.testing;

import dev.drape.image.Mask;
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

/** Made-up poses: a person standing upright before the camera in a picture of 600 × 800, changed point by point. */
public final class Bodies {
    public static final int WIDTH = 600;
    public static final int HEIGHT = 800;

    /** Shoulder width of the standing person in the world, metres. */
    private static final double WORLD_SHOULDERS = 0.36;

    private final Map<BodyPoint, double[]> places = new EnumMap<>(BodyPoint.class);
    private final Map<BodyPoint, Double> depths = new EnumMap<>(BodyPoint.class);
    private final Map<BodyPoint, Double> visibility = new EnumMap<>(BodyPoint.class);
    private double yawDeg;
    private double hipYawDeg;
    private double confidence = 1;
    private int people = 1;

    private Bodies() {}

    /** Shoulders 180 px apart at a quarter of the height, hips at half, ankles at 95 %, arms hanging. */
    public static Bodies standing() {
        Bodies body = new Bodies();
        for (BodyPoint point : BodyPoint.values()) {
            body.at(point, 300, 100);
        }
        return body.at(BodyPoint.LEFT_SHOULDER, 390, 200)
                .at(BodyPoint.RIGHT_SHOULDER, 210, 200)
                .at(BodyPoint.LEFT_ELBOW, 410, 300)
                .at(BodyPoint.RIGHT_ELBOW, 190, 300)
                .at(BodyPoint.LEFT_WRIST, 420, 400)
                .at(BodyPoint.RIGHT_WRIST, 180, 400)
                .at(BodyPoint.LEFT_INDEX, 420, 430)
                .at(BodyPoint.RIGHT_INDEX, 180, 430)
                .at(BodyPoint.LEFT_PINKY, 420, 430)
                .at(BodyPoint.RIGHT_PINKY, 180, 430)
                .at(BodyPoint.LEFT_HIP, 350, 400)
                .at(BodyPoint.RIGHT_HIP, 250, 400)
                .at(BodyPoint.LEFT_KNEE, 350, 580)
                .at(BodyPoint.RIGHT_KNEE, 250, 580)
                .at(BodyPoint.LEFT_ANKLE, 350, 760)
                .at(BodyPoint.RIGHT_ANKLE, 250, 760);
    }

    /** Puts a landmark somewhere, px. */
    public Bodies at(BodyPoint point, double x, double y) {
        places.put(point, new double[] {x / WIDTH, y / HEIGHT});
        return this;
    }

    /** Depth of a landmark, picture widths, smaller is nearer; 0 unless said. */
    public Bodies depth(BodyPoint point, double z) {
        depths.put(point, z);
        return this;
    }

    public Bodies hidden(BodyPoint point) {
        visibility.put(point, 0.1);
        return this;
    }

    /** Moves everything, px. */
    public Bodies moved(double x, double y) {
        places.values().forEach(place -> {
            place[0] += x / WIDTH;
            place[1] += y / HEIGHT;
        });
        return this;
    }

    /** Turns shoulders and hips in the world; 90 = the left side is farther from the camera. */
    public Bodies turned(double shouldersDeg, double hipsDeg) {
        yawDeg = shouldersDeg;
        hipYawDeg = hipsDeg;
        return this;
    }

    public Bodies confidence(double value) {
        confidence = value;
        return this;
    }

    public Bodies people(int count) {
        people = count;
        return this;
    }

    public Pose pose() {
        List<Landmark> image = new ArrayList<>();
        List<Landmark> world = new ArrayList<>();
        for (BodyPoint point : BodyPoint.values()) {
            double seen = visibility.getOrDefault(point, 1d);
            double[] place = places.get(point);
            image.add(new Landmark(point, place[0], place[1], depths.getOrDefault(point, 0d), seen, 1));
            world.add(world(point, seen));
        }
        RegionOfInterest region = new RegionOfInterest(300, 400, 900, 0);
        return new Pose(
                confidence,
                Complexity.FULL,
                image,
                world,
                region,
                RegionMask.covering(Mask.filled(WIDTH, HEIGHT, 0)),
                people);
    }

    private Landmark world(BodyPoint point, double seen) {
        double half =
                switch (point) {
                    case LEFT_SHOULDER, LEFT_HIP -> WORLD_SHOULDERS / 2;
                    case RIGHT_SHOULDER, RIGHT_HIP -> -WORLD_SHOULDERS / 2;
                    default -> 0;
                };
        boolean hip = point == BodyPoint.LEFT_HIP || point == BodyPoint.RIGHT_HIP;
        double yaw = Math.toRadians(hip ? hipYawDeg : yawDeg);
        return new Landmark(point, half * Math.cos(yaw), 0, half * Math.sin(yaw), seen, 1);
    }
}
