package dev.drape.compose;

import dev.drape.garment.Category;
import dev.drape.image.Mask;
import dev.drape.outfit.BodyClass;

/**
 * The person's side of a drawing: what can be told before the new garment is drawn, at the working size.
 *
 * @param sleeved the bare skin under the new sleeves
 * @param bareArms the arms beyond the new sleeves
 * @param kept face and hands
 * @param folds of the old garment
 */
record Wearer(Mask sleeved, Mask bareArms, Mask kept, WornShading folds, FaceLight light, BesideOld beside) {
    static Wearer of(Scene scene, BodyFrame body, Category category, Plan plan, OldGarment old) {
        Mask skin = scene.of(BodyClass.SKIN);
        return new Wearer(
                SleeveReach.skin(scene, plan.sleeves()),
                BareArms.find(scene, body, plan.sleeves()),
                ProtectedArea.of(scene, body, skin),
                WornShading.of(scene, body, old.mask()),
                FaceLight.of(scene, body, skin),
                BesideOld.of(scene, body, category, old.mask()));
    }
}
