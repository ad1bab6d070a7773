package dev.drape.garment;

import dev.drape.image.Mask;
import dev.drape.image.Point;
import dev.drape.image.RgbImage;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The garment room's front door: one photo in, one {@link Garment} out. Stateless, any thread, CPU-bound. */
@ApplicationScoped
public class GarmentAnalyzer {
    /**
     * Analyses a photo of one garment on a ground of its own.
     *
     * @param photo upright, sRGB
     * @param alpha the file's own alpha channel if it has one, same size
     * @param wanted the category if the caller knows it; empty = find it
     * @throws dev.drape.error.DrapeException GARMENT_NOT_SEPARABLE, GARMENT_TOO_SMALL or CATEGORY_MISMATCH
     */
    public Garment analyze(RgbImage photo, Optional<Mask> alpha, Optional<Category> wanted) {
        Cutout cutout = GarmentCutter.cut(photo, alpha);
        Silhouette silhouette = Silhouette.of(cutout.working());
        Category category = wanted.orElse(Category.TOP);
        Map<GarmentPoint, Point> points = TopPoints.find(silhouette, category == Category.ONE_PIECE);
        Optional<FrontNeckline> neckline = FrontNeckline.find(
                cutout.lab(),
                silhouette,
                points.get(GarmentPoint.COLLAR_IMAGE_LEFT),
                points.get(GarmentPoint.COLLAR_IMAGE_RIGHT));
        return new Garment(
                category,
                0.5,
                SleeveLength.SHORT,
                Neckline.UNKNOWN,
                Pattern.PLAIN,
                0,
                List.of(),
                normalised(points, cutout.working()),
                neckline.map(curve -> normalised(curve.points(), cutout.working()))
                        .orElse(List.of()),
                cutout.mask(),
                cutout.confidence(),
                silhouette.asymmetry(),
                cutout.warnings());
    }

    private static Map<GarmentPoint, Point> normalised(Map<GarmentPoint, Point> points, Mask frame) {
        Map<GarmentPoint, Point> out = new EnumMap<>(GarmentPoint.class);
        points.forEach((name, point) -> out.put(name, normalised(point, frame)));
        return out;
    }

    private static List<Point> normalised(List<Point> points, Mask frame) {
        List<Point> out = new ArrayList<>();
        points.forEach(point -> out.add(normalised(point, frame)));
        return out;
    }

    /** From pixel-index coordinates, whose whole numbers are pixel centres. */
    private static Point normalised(Point point, Mask frame) {
        return new Point((point.x() + 0.5) / frame.width(), (point.y() + 0.5) / frame.height());
    }
}
