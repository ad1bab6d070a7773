package dev.drape.compose;

import dev.drape.image.Mask;
import dev.drape.image.filter.Blur;
import dev.drape.image.filter.Resize;

/** Straightens a garment's outline and gives it the softness of a photographed edge. */
final class EdgeBlend {
    /** Notches and bumps smaller than this are straightened, shoulder widths. */
    private static final double STRAIGHTEN = 0.025;
    /** Softness of the edge, share of the photo's longer side: σ of 1.2 px at 1024. */
    private static final double SOFT = 1.2 / 1024;

    private EdgeBlend() {}

    /** Same size. */
    static Mask apply(Mask alpha, double shoulderWidth, int longSide) {
        int half = Math.max(1, (int) Math.round(STRAIGHTEN * shoulderWidth / 4));
        int width = Math.max(1, alpha.width() / half);
        int height = Math.max(1, alpha.height() / half);
        Mask small =
                Blur.gaussian(Resize.smooth(alpha, width, height), Math.max(0.3, STRAIGHTEN * shoulderWidth / half));
        Mask straight = Resize.smooth(small, alpha.width(), alpha.height());
        byte[] out = new byte[alpha.size()];
        for (int i = 0; i < out.length; i++) {
            out[i] = (byte) (straight.isSet(i) ? 255 : 0);
        }
        return Blur.gaussian(Mask.owning(alpha.width(), alpha.height(), out), Math.max(0.3, SOFT * longSide));
    }
}
