package dev.drape.pose;

import dev.drape.image.Point;
import dev.drape.inference.Tensor;

import java.util.ArrayList;
import java.util.List;

/** Turns the landmark model's raw values into landmarks (MediaPipe Pose graph, {@code TensorsToLandmarksCalculator}). */
final class LandmarkDecoder {
    /** {@code input_image_width}, {@code input_image_height}, px: x, y and z are in the input's pixels. */
    private static final double SIDE = 256;

    /** Values a landmark: x, y, z, visibility logit, presence logit. */
    private static final int IMAGE_ROW = 5;

    private static final int WORLD_ROW = 3;

    private static final BodyPoint[] POINTS = BodyPoint.values();

    private LandmarkDecoder() {}

    /**
     * The 33 landmarks, refined by the heatmap: x, y 0…1 of the region, z in region sides.
     *
     * @param landmarks {@code [1,195]}
     * @param heatmap {@code [1,64,64,39]}
     */
    static List<Landmark> inRegion(Tensor landmarks, Tensor heatmap) {
        HeatmapRefinement refinement = new HeatmapRefinement(heatmap);
        List<Landmark> found = new ArrayList<>(POINTS.length);
        for (BodyPoint point : POINTS) {
            int at = point.ordinal() * IMAGE_ROW;
            Point place =
                    refinement.refine(point.ordinal(), new Point(landmarks.at(at) / SIDE, landmarks.at(at + 1) / SIDE));
            found.add(new Landmark(
                    point,
                    place.x(),
                    place.y(),
                    landmarks.at(at + 2) / SIDE,
                    Sigmoid.of(landmarks.at(at + 3)),
                    Sigmoid.of(landmarks.at(at + 4))));
        }
        return found;
    }

    /**
     * The 33 world landmarks in metres, still in the region's direction; visibility and presence are the image
     * landmarks'.
     *
     * @param world {@code [1,117]}
     */
    static List<Landmark> world(Tensor world, List<Landmark> image) {
        List<Landmark> found = new ArrayList<>(POINTS.length);
        for (Landmark seen : image) {
            int at = seen.point().ordinal() * WORLD_ROW;
            found.add(new Landmark(
                    seen.point(),
                    world.at(at),
                    world.at(at + 1),
                    world.at(at + 2),
                    seen.visibility(),
                    seen.presence()));
        }
        return found;
    }
}
