package dev.drape.testing;

import dev.drape.garment.Category;
import dev.drape.garment.Garment;
import dev.drape.garment.GarmentFacts;
import dev.drape.garment.GarmentPoint;
import dev.drape.garment.Neckline;
import dev.drape.garment.Pattern;
import dev.drape.garment.SleeveLength;
import dev.drape.image.Mask;
import dev.drape.image.Point;
import dev.drape.image.RgbImage;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Flat garments drawn as polygons on white, 200 × 200 px, with their exact points. */
public final class FlatGarments {
    private static final int SIZE = 200;

    private FlatGarments() {}

    /** Armpits at (60, 75) and (140, 75), shoulder tips at (62, 30) and (138, 30), hem at y = 175. */
    public static Garment tee() {
        Map<GarmentPoint, Point> points = new EnumMap<>(GarmentPoint.class);
        both(points, "SHOULDER", 62, 30);
        both(points, "COLLAR", 84, 22);
        both(points, "ARMPIT", 60, 75);
        both(points, "CUFF_OUTER", 30, 68);
        both(points, "CUFF_INNER", 42, 86);
        both(points, "HEM", 60, 175);
        double[][] outline = {
            {84, 22},
            {116, 22},
            {138, 30},
            {170, 68},
            {158, 86},
            {140, 75},
            {140, 175},
            {60, 175},
            {60, 75},
            {42, 86},
            {30, 68},
            {62, 30}
        };
        return garment(Category.TOP, points, List.of(point(84, 22), point(100, 34), point(116, 22)), outline);
    }

    /** The tee with long sleeves that lie against its sides without a gap: cuffs at y = 188 from 25 to 50. */
    public static Garment sweater() {
        Map<GarmentPoint, Point> points = new EnumMap<>(GarmentPoint.class);
        both(points, "SHOULDER", 62, 30);
        both(points, "COLLAR", 84, 22);
        both(points, "ARMPIT", 60, 75);
        both(points, "CUFF_OUTER", 25, 188);
        both(points, "CUFF_INNER", 50, 188);
        both(points, "HEM", 60, 175);
        double[][] outline = {
            {84, 22},
            {116, 22},
            {138, 30},
            {165, 45},
            {175, 188},
            {150, 188},
            {150, 175},
            {50, 175},
            {50, 188},
            {25, 188},
            {35, 45},
            {62, 30}
        };
        return garment(Category.TOP, points, List.of(point(84, 22), point(100, 34), point(116, 22)), outline);
    }

    /** Waist at y = 20 from 65 to 135, crotch at (100, 75), legs to y = 185, wide: from 60 to 92. */
    public static Garment trousers() {
        return trousers(60);
    }

    /** The same with legs as wide as their outer lower corner's x says: 60 is wide, 78 slim. */
    public static Garment trousers(double outer) {
        Map<GarmentPoint, Point> points = new EnumMap<>(GarmentPoint.class);
        both(points, "WAIST", 65, 20);
        points.put(GarmentPoint.CROTCH, point(100, 75));
        both(points, "LEG_OUTER", outer, 185);
        both(points, "LEG_INNER", 92, 185);
        double[][] outline = {{65, 20}, {135, 20}, {200 - outer, 185}, {108, 185}, {100, 75}, {92, 185}, {outer, 185}};
        return garment(Category.BOTTOM, points, List.of(), outline);
    }

    /** Waist at y = 20 from 75 to 125, hem at y = 180 from 40 to 160. */
    public static Garment skirt() {
        Map<GarmentPoint, Point> points = new EnumMap<>(GarmentPoint.class);
        both(points, "WAIST", 75, 20);
        both(points, "HEM", 40, 180);
        double[][] outline = {{75, 20}, {125, 20}, {160, 180}, {40, 180}};
        return garment(Category.BOTTOM, points, List.of(), outline);
    }

    /** The tee, longer and flared. */
    public static Garment dress() {
        Map<GarmentPoint, Point> points = new EnumMap<>(GarmentPoint.class);
        both(points, "SHOULDER", 76, 20);
        both(points, "COLLAR", 90, 14);
        both(points, "ARMPIT", 75, 50);
        both(points, "HEM", 55, 190);
        double[][] outline = {
            {90, 14}, {110, 14}, {124, 20}, {125, 50}, {122, 90}, {145, 190}, {55, 190}, {78, 90}, {75, 50}, {76, 20}
        };
        return garment(Category.ONE_PIECE, points, List.of(point(90, 14), point(100, 22), point(110, 14)), outline);
    }

    /** The same garment with other points. */
    public static Garment with(Garment garment, Map<GarmentPoint, Point> points) {
        GarmentFacts facts = new GarmentFacts(
                garment.category(),
                1,
                garment.sleeveLength(),
                garment.neckline(),
                garment.facts().pattern(),
                1,
                garment.facts().colors(),
                points,
                garment.frontNeckline(),
                1,
                0,
                List.of());
        return new Garment(facts, garment.mask());
    }

    /** Red stripes on orange inside, white outside. */
    public static RgbImage photo(Garment garment) {
        Mask mask = garment.mask();
        byte[] rgb = new byte[3 * mask.size()];
        for (int i = 0; i < mask.size(); i++) {
            int color = !mask.isSet(i) ? 0xffffff : i / mask.width() / 8 % 2 == 0 ? 0xd02020 : 0xf0a040;
            rgb[3 * i] = (byte) (color >> 16);
            rgb[3 * i + 1] = (byte) (color >> 8);
            rgb[3 * i + 2] = (byte) color;
        }
        return RgbImage.owning(mask.width(), mask.height(), rgb);
    }

    private static Garment garment(
            Category category, Map<GarmentPoint, Point> points, List<Point> neckline, double[][] outline) {
        GarmentFacts facts = new GarmentFacts(
                category,
                1,
                SleeveLength.SHORT,
                Neckline.ROUND,
                Pattern.STRIPED,
                1,
                List.of(),
                points,
                neckline,
                0.95,
                0,
                List.of());
        return new Garment(facts, mask(outline));
    }

    private static void both(Map<GarmentPoint, Point> points, String name, double left, double y) {
        points.put(GarmentPoint.valueOf(name + "_IMAGE_LEFT"), point(left, y));
        points.put(GarmentPoint.valueOf(name + "_IMAGE_RIGHT"), point(SIZE - left, y));
    }

    private static Point point(double x, double y) {
        return new Point(x / SIZE, y / SIZE);
    }

    private static Mask mask(double[][] outline) {
        boolean[] inside = new boolean[SIZE * SIZE];
        for (int i = 0; i < inside.length; i++) {
            double x = i % SIZE + 0.5;
            double y = i / SIZE + 0.5;
            for (int a = 0, b = outline.length - 1; a < outline.length; b = a++) {
                double[] p = outline[a];
                double[] q = outline[b];
                if (p[1] > y != q[1] > y && x < (q[0] - p[0]) * (y - p[1]) / (q[1] - p[1]) + p[0]) {
                    inside[i] = !inside[i];
                }
            }
        }
        return Mask.of(SIZE, SIZE, inside);
    }
}
