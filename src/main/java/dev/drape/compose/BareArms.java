package dev.drape.compose;

import dev.drape.image.Mask;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The arms beyond the new garment's sleeves, at the working size: bare, whatever the old garment covered. */
final class BareArms {
    /** A garment without sleeves covers this share of the arm. */
    private static final double ARMHOLE = 0.15;

    /** An old sleeve that ends this little beyond the new one, shoulder widths, still lends it its outline. */
    private static final double NEAR_CUFF = 0.15;

    private BareArms() {}

    static Mask find(Scene scene, BodyFrame body, List<SleeveReach> sleeves) {
        SoftRegion person = new SoftRegion(scene.person(), scene.scale(), scene.scale());
        List<Capsule> bones = new ArrayList<>();
        for (Side side : Side.values()) {
            ArmPath arm = body.limbs().at(side).arm();
            double end = sleeves.stream()
                    .filter(sleeve -> sleeve.arm().equals(arm))
                    .mapToDouble(SleeveReach::to)
                    .findAny()
                    .orElse(ARMHOLE * arm.length());
            end += NEAR_CUFF * body.shoulderWidth();
            bones.addAll(
                    ArmShape.between(arm, side, person, body.shoulderWidth(), end, arm.length(), Optional.empty()));
        }
        byte[] out = new byte[scene.width() * scene.height()];
        for (Capsule bone : bones) {
            draw(bone, scene, out);
        }
        return Mask.owning(scene.width(), scene.height(), out);
    }

    private static void draw(Capsule bone, Scene scene, byte[] out) {
        double radius = Math.max(bone.radiusA(), bone.radiusB());
        int left = (int) Math.max(0, (Math.min(bone.a().x(), bone.b().x()) - radius) * scene.scale());
        int top = (int) Math.max(0, (Math.min(bone.a().y(), bone.b().y()) - radius) * scene.scale());
        double right = Math.min(scene.width(), (Math.max(bone.a().x(), bone.b().x()) + radius) * scene.scale());
        double bottom =
                Math.min(scene.height(), (Math.max(bone.a().y(), bone.b().y()) + radius) * scene.scale());
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                if (bone.distance((x + 0.5) / scene.scale(), (y + 0.5) / scene.scale()) < 1) {
                    out[y * scene.width() + x] = (byte) 255;
                }
            }
        }
    }
}
