package dev.drape.outfit;

/**
 * Which parts of the body cloth covers.
 *
 * @param leftSleeve from the shoulder to the wrist
 * @param rightSleeve the same
 * @param leftLeg from the hip to the ankle
 * @param rightLeg the same
 * @param midriff null if no belly shows
 * @param waistline border of top and bottom
 */
record Coverage(
        SleeveEnd leftSleeve,
        SleeveEnd rightSleeve,
        SleeveEnd leftLeg,
        SleeveEnd rightLeg,
        Midriff midriff,
        Waistline waistline) {

    static Coverage find(Scene scene, ColorModels models, Midriff midriff) {
        return new Coverage(
                SleeveEnd.of(scene, models, scene.leftArm.along(), BodyClass.TOP),
                SleeveEnd.of(scene, models, scene.rightArm.along(), BodyClass.TOP),
                SleeveEnd.of(scene, models, scene.leftLeg, BodyClass.BOTTOM),
                SleeveEnd.of(scene, models, scene.rightLeg, BodyClass.BOTTOM),
                midriff,
                Waistline.find(scene, models));
    }
}
