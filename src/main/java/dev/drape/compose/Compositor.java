package dev.drape.compose;

import dev.drape.error.DrapeException;
import dev.drape.error.Failure;
import dev.drape.execution.Fork;
import dev.drape.garment.Category;
import dev.drape.image.Mask;
import dev.drape.image.PixelBox;
import dev.drape.image.RgbImage;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Draws a garment on a person, geometrically: targets on the body, one warp a piece of cloth, the old garment removed,
 * layers put in order, blended inside an edit mask. Pure and deterministic; CPU-bound; any thread, on one of the CPU pool
 * beside others: the garment's side of each step and the person's do not need each other.
 */
@ApplicationScoped
public class Compositor {
    /** A result that visibly differs on a smaller share of the photo shows nothing. */
    private static final double NOTHING = 0.002;

    private record Prepared(Plan plan, Scene scene) {}

    private record Sides(Warped warped, Wearer wearer) {}

    private record Painted(RgbImage cloth, Weights weights) {}

    /**
     * Draws the garment.
     *
     * @throws DrapeException {@code BODY_NOT_VISIBLE} with the measured joint if the body cannot be dressed with this
     *     category, {@code GARMENT_NOT_SEPARABLE} if points of the garment are missing, {@code NOTHING_CHANGED} if the
     *     result would look like the photo
     */
    public Composition compose(Customer customer, Item item, Fit fit) {
        RgbImage photo = customer.photo();
        Category category = item.garment().category();
        BodyFrame body = new BodyFinder(customer.pose(), photo.width(), photo.height()).find(category);
        Prepared prepared =
                Fork.join(() -> new Planner(customer, body).plan(item, fit), () -> Scene.of(customer), Prepared::new);
        Plan plan = prepared.plan();
        Scene scene = prepared.scene();
        OldGarment old = OldGarment.of(scene, body, category, plan.hem());
        Sides sides = Fork.join(
                () -> Warped.of(plan, photo.width(), photo.height(), body.shoulderWidth()),
                () -> Wearer.of(scene, body, category, plan, old),
                Sides::new);
        Warped warped = sides.warped();
        Warped.Distortion distortion = warped.distortion();
        Wearer wearer = sides.wearer();
        PixelBox box = Boxes.union(warped.box(), old.box(photo.width(), photo.height()));
        if (warped.layers().isEmpty() || box == null) {
            throw nothingChanged();
        }

        Cloth cloth = Cloth.of(box, warped.layers());
        Mask upper = Boxes.shrink(cloth.upper(), box, scene).max(wearer.sleeved());
        Mask reach = ClothReach.find(scene, body, category, plan, Ease.outline(fit) * body.shoulderWidth(), upper);
        Upsample upsample = new Upsample(box, photo.width(), photo.height(), scene.width(), scene.height());
        ClothOutline outline = ClothOutline.of(cloth, upsample, scene, body, category, reach, wearer, old);
        Painted painted = Fork.join(
                () -> paint(cloth, warped, outline, scene, body),
                () -> Weights.of(scene, body, category, plan.tucked(), wearer, upper, outline, upsample),
                Painted::new);
        Weights weights = painted.weights();

        Light light = wearer.light().on(box, wearer.folds().light(upsample));
        Blend blend = Blend.of(
                photo,
                box,
                new Blend.Layers(
                        painted.cloth(),
                        light,
                        weights.cloth(),
                        upsample.of(weights.colors()),
                        weights.fill(),
                        weights.shadow()));
        if (blend.visible() < NOTHING * photo.size()) {
            throw nothingChanged();
        }
        Mask edited = Boxes.shrink(weights.cloth().max(weights.fill()), box, scene);
        Quality quality = QualityMeter.judge(
                customer,
                item,
                distortion,
                plan,
                QualityMeter.residual(old.mask(), edited),
                QualityMeter.uncovered(
                        plan.body(),
                        scene.scale(),
                        outline.smallAlpha(),
                        weights.front().ofCloth()),
                (double) blend.changed() / photo.size());
        return new Composition(blend.picture(), blend.editMask(), quality);
    }

    /** The cloth's colours out to its outline. */
    private static RgbImage paint(Cloth cloth, Warped warped, ClothOutline outline, Scene scene, BodyFrame body) {
        return OutlineStretch.apply(
                Overhang.fill(cloth, warped.layers(), outline.own(), outline.alpha(), scene),
                cloth.box(),
                outline.smallOwn(),
                outline.smallAlpha(),
                scene,
                body.shoulderWidth());
    }

    private static DrapeException nothingChanged() {
        return new DrapeException(Failure.NOTHING_CHANGED, "The garment would not be visible on this photo.");
    }
}
