package dev.drape.compose;

import dev.drape.garment.Category;
import dev.drape.image.Mask;
import dev.drape.image.PixelBox;
import dev.drape.image.Point;
import dev.drape.outfit.BodyClass;

/** The worn garment that the new one replaces, at the working size. */
final class OldGarment {
    /** What ends lower than this, torso lengths, is no top: the rest of a dress, worn like a bottom. */
    static final double LOWEST_TOP = 1.45;

    private final Scene scene;
    private final Mask worn;

    private OldGarment(Scene scene, Mask worn) {
        this.scene = scene;
        this.worn = worn;
    }

    /**
     * Finds it.
     *
     * @param hem depth of the new garment's hem, px in the body frame: of a dress, a new top replaces what is above it
     */
    static OldGarment of(Scene scene, BodyFrame body, Category category, double hem) {
        Mask top = scene.of(BodyClass.TOP);
        Mask bottom = scene.of(BodyClass.BOTTOM);
        if (category == Category.ONE_PIECE) {
            return new OldGarment(scene, FootArea.without(scene, body, top.max(bottom)));
        }
        double border = category == Category.TOP ? hem : LOWEST_TOP * body.torsoLength();
        boolean dress = reaches(scene, body, top, LOWEST_TOP * body.torsoLength());
        if (category == Category.TOP) {
            return new OldGarment(scene, dress ? cut(scene, body, top, border, true) : top);
        }
        Mask skirt = dress ? cut(scene, body, top, border, false) : null;
        return new OldGarment(scene, FootArea.without(scene, body, skirt == null ? bottom : bottom.max(skirt)));
    }

    /** Soft. */
    Mask mask() {
        return worn;
    }

    /** Around it in the photo with a margin; null if nothing is worn. */
    PixelBox box(int photoWidth, int photoHeight) {
        PixelBox small = worn.boundingBox();
        if (small == null) {
            return null;
        }
        int margin = (int) Math.ceil(0.03 * scene.height());
        PixelBox grown = small.grow(margin, scene.width(), scene.height());
        int left = (int) ((long) grown.x() * photoWidth / scene.width());
        int top = (int) ((long) grown.y() * photoHeight / scene.height());
        int right = (int) Math.min(photoWidth, (long) (grown.x() + grown.width()) * photoWidth / scene.width() + 1);
        int bottom =
                (int) Math.min(photoHeight, (long) (grown.y() + grown.height()) * photoHeight / scene.height() + 1);
        return new PixelBox(left, top, right - left, bottom - top);
    }

    private static boolean reaches(Scene scene, BodyFrame body, Mask mask, double depth) {
        int below = 0;
        for (int i = 0; i < mask.size(); i++) {
            below += mask.isSet(i) && depthOf(scene, body, i) > depth ? 1 : 0;
        }
        return below > 0.1 * mask.count();
    }

    private static Mask cut(Scene scene, BodyFrame body, Mask mask, double border, boolean above) {
        byte[] out = mask.toBytes();
        for (int i = 0; i < out.length; i++) {
            if (out[i] != 0 && depthOf(scene, body, i) < border != above) {
                out[i] = 0;
            }
        }
        return Mask.owning(mask.width(), mask.height(), out);
    }

    private static double depthOf(Scene scene, BodyFrame body, int index) {
        return body.depth(new Point(
                (index % scene.width() + 0.5) / scene.scale(), (index / scene.width() + 0.5) / scene.scale()));
    }
}
