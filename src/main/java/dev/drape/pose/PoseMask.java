package dev.drape.pose;

import dev.drape.image.Mask;
import dev.drape.inference.Tensor;

/** The landmark model's segmentation as a mask of its region (MediaPipe Pose graph, {@code TensorsToSegmentationCalculator},
 * 8 bits as on a GPU). */
final class PoseMask {
    /** Side of the model's own mask, cells. */
    static final int SIDE = 256;

    private static final SigmoidLevels LEVELS = new SigmoidLevels();

    private PoseMask() {}

    /** @param logits {@code [1,256,256,1]}, of the region */
    static Mask cells(Tensor logits) {
        byte[] values = new byte[SIDE * SIDE];
        for (int i = 0; i < values.length; i++) {
            values[i] = (byte) LEVELS.of(logits.at(i));
        }
        return Mask.owning(SIDE, SIDE, values);
    }
}
