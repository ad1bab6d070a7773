package dev.drape.compose;

import dev.drape.error.DrapeException;
import dev.drape.error.Failure;
import dev.drape.garment.Category;
import dev.drape.image.Mask;
import dev.drape.image.PixelBox;
import dev.drape.image.RgbImage;
import dev.drape.outfit.BodyClass;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Draws a garment on a person, geometrically: targets on the body, one warp a piece of cloth, the old garment removed,
 * layers put in order, blended inside an edit mask. Pure and deterministic; CPU-bound; any thread.
 */
@ApplicationScoped
public class Compositor {
    /** A result that visibly differs on a smaller share of the photo shows nothing. */
    private static final double NOTHING = 0.002;

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
        Scene scene = Scene.of(customer);
        Plan plan = new Planner(customer, body).plan(item, fit);
        OldGarment old = OldGarment.of(scene, body, category, plan.hem());
        Warped warped = Warped.of(plan, photo.width(), photo.height(), body.shoulderWidth());
        PixelBox box = Boxes.union(warped.box(), old.box(photo.width(), photo.height()));
        if (warped.layers().isEmpty() || box == null) {
            throw nothingChanged();
        }

        Cloth cloth = Cloth.of(box, warped.layers());
        Mask sleeved = SleeveReach.skin(scene, plan.sleeves());
        Mask upper = Boxes.shrink(cloth.upper(), box, scene).max(sleeved);
        Mask reach = ClothReach.find(scene, body, category, plan, Ease.outline(fit) * body.shoulderWidth(), upper);
        Upsample upsample = new Upsample(box, photo.width(), photo.height(), scene.width(), scene.height());
        int longSide = Math.max(photo.width(), photo.height());
        Mask own = cloth.alpha().min(upsample.mask(reach)).max(upsample.mask(sleeved));
        Mask bare = BareArms.find(scene, body, plan.sleeves());
        Mask smallOwn = Boxes.shrink(own, box, scene);
        WornOutline outline = WornOutline.of(scene, body, category, old.mask(), smallOwn, bare);
        Mask alpha = EdgeBlend.apply(outline.apply(own, upsample), body.shoulderWidth(), longSide);
        Mask smallAlpha = Boxes.shrink(alpha, box, scene);
        RgbImage painted = OutlineStretch.apply(
                Overhang.fill(cloth, warped.layers(), own, alpha, scene),
                box,
                smallOwn,
                smallAlpha,
                scene,
                body.shoulderWidth());

        Mask skin = scene.of(BodyClass.SKIN);
        Mask kept = ProtectedArea.of(scene, body, skin);
        FrontLayers.Front front = new FrontLayers(scene, body, category).find(kept, upper, plan.tucked());
        OldGarmentFill fill = OldGarmentFill.of(scene, body, category, old.mask(), smallAlpha, front);

        KeptPixels keeper = new KeptPixels(box, body.face(), upsample.mask(kept));
        Mask clothWeight = keeper.apply(alpha, upsample.mask(front.ofCloth()));
        Mask fillWeight = keeper.apply(upsample.mask(fill.weight()), upsample.mask(front.ofFill()));
        Light folds = WornShading.of(scene, body, old.mask()).light(upsample);
        Light light = FaceLight.of(scene, body, skin).on(box, folds);
        Mask shadow = keeper.apply(upsample.mask(ContactShadow.of(scene, body, smallAlpha)), alpha);
        Blend blend = Blend.of(
                photo,
                box,
                new Blend.Layers(painted, light, clothWeight, upsample.rows(fill.colors()), fillWeight, shadow));
        if (blend.visible() < NOTHING * photo.size()) {
            throw nothingChanged();
        }
        Mask edited = Boxes.shrink(clothWeight.max(fillWeight), box, scene);
        Quality quality = QualityMeter.judge(
                customer,
                item,
                warped,
                plan,
                QualityMeter.residual(old.mask(), edited),
                QualityMeter.uncovered(plan.body(), scene.scale(), smallAlpha, front.ofCloth()),
                (double) blend.changed() / photo.size());
        return new Composition(blend.picture(), blend.editMask(), quality);
    }

    private static DrapeException nothingChanged() {
        return new DrapeException(Failure.NOTHING_CHANGED, "The garment would not be visible on this photo.");
    }
}
