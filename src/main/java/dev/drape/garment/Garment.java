package dev.drape.garment;

import dev.drape.image.Mask;
import dev.drape.image.Point;

import java.util.List;
import java.util.Map;

/**
 * A garment in a photo. Immutable, any thread.
 *
 * @param facts what was found; the accessors below give what drawing asks for most
 * @param mask the cut-out with the photo's aspect, 0…255 with soft edges, inner collar included
 */
public record Garment(GarmentFacts facts, Mask mask) {
    public Category category() {
        return facts.category();
    }

    public SleeveLength sleeveLength() {
        return facts.sleeveLength();
    }

    public Neckline neckline() {
        return facts.neckline();
    }

    public Map<GarmentPoint, Point> points() {
        return facts.points();
    }

    public List<Point> frontNeckline() {
        return facts.frontNeckline();
    }

    /** A copy with the cut-out at another size. */
    public Garment withMask(Mask other) {
        return new Garment(facts, other);
    }
}
