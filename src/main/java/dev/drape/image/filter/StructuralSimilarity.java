package dev.drape.image.filter;

import dev.drape.image.RgbImage;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_quality.QualitySSIM;

/** SSIM (Wang, Bovik, Sheikh and Simoncelli 2004), the mean over the pixels of the three channels. */
public final class StructuralSimilarity {
    private static final int CHANNELS = 3;

    private StructuralSimilarity() {}

    /** At most 1, which equal pictures have. Both of one size. */
    public static double of(RgbImage one, RgbImage other) {
        if (!one.sameSize(other)) {
            throw new IllegalArgumentException(one + " against " + other);
        }
        try (PointerScope scope = new PointerScope()) {
            Scalar similarity = QualitySSIM.compute(Mats.of(one), Mats.of(other), new Mat());
            return (similarity.get(0) + similarity.get(1) + similarity.get(2)) / CHANNELS;
        }
    }
}
