package dev.drape.pose;

import dev.drape.image.Mask;
import dev.drape.image.MaskWarp;

import java.util.List;

/**
 * A person who was found already, looked at twice more with the full landmark model: once a little wider, once a little
 * closer and mirrored. One look's outline is wrong by a cell here and there; three looks are rarely wrong at the same
 * place. Immutable, any thread.
 */
public final class SecondLook {
    /** The model of both looks, whatever the first one was. */
    public static final Complexity COMPLEXITY = Complexity.FULL;

    /** Sides of the two regions by the first one's: far enough apart that the cells fall elsewhere. */
    static final double WIDER = 1.15;

    static final double CLOSER = 0.9;

    private final RegionView wide;
    private final RegionView mirrored;

    SecondLook(RegionView wide, RegionView mirrored) {
        this.wide = wide;
        this.mirrored = mirrored;
    }

    /** How sure the model is of a person in the wider look, 0…1; compares with a pose of the same model. */
    public double confidence() {
        return wide.flag();
    }

    /** Both looks' masks, covering the whole picture at that resolution: probability × 255. */
    public List<Mask> masks(int width, int height) {
        return List.of(
                laid(wide, wide.cells(), width, height), laid(mirrored, Mirror.of(mirrored.cells()), width, height));
    }

    private static Mask laid(RegionView view, Mask cells, int width, int height) {
        RegionOfInterest region = view.region().scaled((double) width / view.width());
        return MaskWarp.toPicture(cells, region.rect(), width, height);
    }
}
