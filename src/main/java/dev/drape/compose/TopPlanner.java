package dev.drape.compose;

import dev.drape.compose.Plan.Cutout;
import dev.drape.garment.Category;
import dev.drape.garment.Garment;
import dev.drape.garment.Neckline;
import dev.drape.image.Point;

import java.util.ArrayList;
import java.util.List;

/** Plans tops and one-pieces: a torso and up to two sleeves. */
final class TopPlanner {
    /** Depth of a collar's opening whose edges are not seen, share of its width. */
    private static final double OPEN_COLLAR = 0.5;

    private final BodyFrame body;
    private final SoftRegion person;
    private final WornGarment worn;
    private final double ease;

    /** The ease is added to each side of the torso, shoulder widths. */
    TopPlanner(BodyFrame body, SoftRegion person, WornGarment worn, double ease) {
        this.body = body;
        this.person = person;
        this.worn = worn;
        this.ease = ease;
    }

    /** Throws {@code GARMENT_NOT_SEPARABLE} if the garment lacks shoulders or armpits. */
    Plan plan(Item item) {
        Garment garment = item.garment();
        Category category = garment.category();
        GarmentGeometry full = GarmentGeometry.of(garment, garment.mask());
        Cutout cutout =
                CutoutScaler.scale(item, Placement.of(body, full, category).scaleY());
        GarmentGeometry geometry = GarmentGeometry.of(garment, cutout.mask());
        List<Point> neckline = neckline(garment, geometry);
        Placement placement = Placement.of(body, geometry, category);
        if (garment.neckline() == Neckline.ROUND || garment.neckline() == Neckline.V) {
            NeckPlace neck = NeckPlace.of(body, placement, worn, neckline);
            placement = placement.moved(neck.below(), neck.aside());
        }
        TorsoTargets torso = new TorsoTargets.Finder(body, geometry, placement, worn, person, category, ease).find();
        TopParts pieces = new TopParts(geometry, neckline);
        List<Part> parts = new ArrayList<>();
        List<SleeveReach> reaches = new ArrayList<>();
        parts.add(Part.convex("torso", pieces.torso(), torso.anchors()));
        SleeveTargets sleeves = new SleeveTargets(body, geometry, placement, person, worn);
        for (Side side : Side.values()) {
            if (geometry.hasSleeve(side)) {
                SleeveTargets.Found found = sleeves.find(
                        side, torso.shoulder().at(side), torso.armpit().at(side));
                parts.add(new Part("sleeve", pieces.sleeve(side), found.anchors(), found.outline()));
                reaches.add(found.reach());
            }
        }
        List<String> warnings = body.guessed() ? List.of("torso_length_guessed") : List.of();
        return new Plan(
                cutout,
                parts,
                reaches,
                Math.sqrt(placement.scaleX() * placement.scaleY()),
                torso.covered(),
                torso.tucked(),
                outline(torso),
                torso.hem(),
                warnings);
    }

    /** Px of the cut-out; empty where the back is not seen above the front. */
    private static List<Point> neckline(Garment garment, GarmentGeometry geometry) {
        if (geometry.offShoulder()) {
            return List.of();
        }
        int width = geometry.mask().width();
        int height = geometry.mask().height();
        List<Point> neckline = garment.frontNeckline().stream()
                .map(p -> new Point(p.x() * width, p.y() * height))
                .toList();
        return neckline.isEmpty() && garment.neckline() == Neckline.COLLAR ? openCollar(geometry) : neckline;
    }

    /** A V between the collar's ends: leaves always part, even where a print hides their edges. */
    private static List<Point> openCollar(GarmentGeometry garment) {
        Point left = garment.collar().left();
        Point right = garment.collar().right();
        Point middle = left.lerp(right, 0.5).plus(new Point(0, OPEN_COLLAR * (right.x() - left.x())));
        return List.of(left, middle, right);
    }

    /** Armpit to armpit and down the sides: where nothing but the torso's cloth should be seen. */
    private List<Point> outline(TorsoTargets torso) {
        double depth = Math.min(torso.hem(), torso.covered()) - 0.03 * body.torsoLength();
        double top = body.depth(GarmentGeometry.middle(torso.armpit()));
        List<Point> polygon = new ArrayList<>();
        for (Side side : Side.values()) {
            double half = 0.8 * Math.abs(body.aside(torso.armpit().at(side)));
            polygon.add(body.at(side.sign() * half, side == Side.LEFT ? Math.max(top, depth) : top));
            polygon.add(body.at(side.sign() * half, side == Side.LEFT ? top : Math.max(top, depth)));
        }
        return polygon;
    }
}
