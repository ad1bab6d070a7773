package dev.drape.garment;

import dev.drape.error.DrapeException;
import dev.drape.error.Failure;
import dev.drape.image.Mask;
import dev.drape.image.Point;
import dev.drape.image.RgbImage;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The garment room's front door: one photo in, one {@link Garment} out. Stateless, any thread, CPU-bound. */
@ApplicationScoped
public class GarmentAnalyzer {
    /** Least share of the photo, 0…1: a smaller garment has too few pixels to be drawn on a person. */
    public static final double LEAST_AREA = 0.04;

    /** From this certainty on a category that contradicts the caller's is an error. */
    private static final double SURE = 0.9;
    /** Halves that differ by more than this share make the points doubtful. */
    private static final double ASYMMETRIC = 0.15;

    /**
     * Analyses a photo of one garment on a ground of its own.
     *
     * @param photo upright, sRGB
     * @param alpha the file's own alpha channel if it has one, same size
     * @param wanted the category if the caller knows it; empty = find it
     * @throws DrapeException GARMENT_NOT_SEPARABLE, GARMENT_TOO_SMALL, or CATEGORY_MISMATCH where the outline surely
     *     contradicts {@code wanted}
     */
    public Garment analyze(RgbImage photo, Optional<Mask> alpha, Optional<Category> wanted) {
        Cutout cutout = GarmentCutter.cut(photo, alpha);
        CategoryGuess guess = CategoryGuess.of(Shape.of(cutout.working()));
        Category category = wanted.orElse(guess.category());
        double categoryConfidence = wanted.isPresent() ? 1 : guess.confidence();
        Silhouette silhouette = Silhouette.of(cutout.working(), category);
        List<String> warnings = new ArrayList<>(cutout.warnings());
        double asymmetry = silhouette.asymmetry();
        if (asymmetry > ASYMMETRIC) {
            warnings.add("asymmetric");
        }
        Upper upper = category == Category.BOTTOM ? null : Upper.of(cutout, silhouette, category);
        Map<GarmentPoint, Point> points = upper == null ? BottomPoints.find(silhouette) : upper.points();
        wanted.ifPresent(asked -> requirePossible(asked, guess, cutout));
        if (upper != null && upper.curve().isEmpty()) {
            warnings.add("neckline_not_found");
        }
        Cloth cloth = Cloth.of(cutout);
        PatternGuess pattern = PatternGuess.of(cloth);
        GarmentFacts facts = new GarmentFacts(
                category,
                categoryConfidence,
                upper == null ? null : SleeveGuess.of(points),
                upper == null ? Neckline.UNKNOWN : upper.neckline(),
                pattern.pattern(),
                pattern.confidence(),
                Palette.of(cloth),
                normalised(points, cutout.working()),
                upper == null ? List.of() : normalised(upper.curve(), cutout.working()),
                cutout.confidence(),
                asymmetry,
                warnings);
        return new Garment(facts, cutout.mask());
    }

    /**
     * Trousers are no top, and what has two sleeves is no bottom; everything else is left to the caller.
     */
    private static void requirePossible(Category asked, CategoryGuess guess, Cutout cutout) {
        boolean trousersAsTop = asked == Category.TOP && guess.legs() && guess.confidence() >= SURE;
        boolean sleevesAsBottom = asked == Category.BOTTOM
                && guess.category() == Category.TOP
                && guess.confidence() >= SURE
                && cutout.confidence() >= SURE
                && hasSleeves(cutout);
        if (trousersAsTop || sleevesAsBottom) {
            throw new DrapeException(
                            Failure.CATEGORY_MISMATCH,
                            "The garment looks like a "
                                    + guess.category().name().toLowerCase(Locale.ROOT)
                                    + ", not like a "
                                    + asked.name().toLowerCase(Locale.ROOT))
                    .withFinding(new DrapeException.Finding(
                            "garment_category",
                            guess.confidence(),
                            "< " + SURE,
                            "Leave the category out or name the one the photo shows."));
        }
    }

    private static boolean hasSleeves(Cutout cutout) {
        Silhouette silhouette = Silhouette.of(cutout.working(), Category.TOP);
        return SleeveGuess.of(TopPoints.find(silhouette, false)) != SleeveLength.SLEEVELESS;
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
