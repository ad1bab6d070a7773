package dev.drape.image.filter;

import dev.drape.image.LabImage;
import dev.drape.image.Plane;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.MatVector;
import org.bytedeco.opencv.opencv_core.Size;

import static org.bytedeco.opencv.global.opencv_core.BORDER_REPLICATE;
import static org.bytedeco.opencv.global.opencv_core.CV_32F;

/** How fast colours change: length of the gradient (Scharr, divided by 32) over the channels, Lab units a pixel. */
public final class Steepness {
    private static final double SCHARR_WEIGHT = 1 / 32d;

    private Steepness() {}

    /** Of the picture as it is. */
    public static Plane of(LabImage lab) {
        return of(lab, 0);
    }

    /** After a Gaussian of {@code sigma} px; 0 = none. */
    public static Plane of(LabImage lab, double sigma) {
        try (PointerScope scope = new PointerScope()) {
            Mat colors = new Mat();
            opencv_core.merge(new MatVector(Mats.of(lab.l()), Mats.of(lab.a()), Mats.of(lab.b())), colors);
            if (sigma > 0) {
                opencv_imgproc.GaussianBlur(
                        colors, colors, new Size(0, 0), sigma, sigma, BORDER_REPLICATE, opencv_core.ALGO_HINT_DEFAULT);
            }
            Mat dx = new Mat();
            Mat dy = new Mat();
            opencv_imgproc.Scharr(colors, dx, CV_32F, 1, 0, SCHARR_WEIGHT, 0, BORDER_REPLICATE);
            opencv_imgproc.Scharr(colors, dy, CV_32F, 0, 1, SCHARR_WEIGHT, 0, BORDER_REPLICATE);
            float[] x = Mats.floats(dx);
            float[] y = Mats.floats(dy);
            float[] out = new float[lab.size()];
            for (int i = 0; i < out.length; i++) {
                float sum = 0;
                for (int c = 3 * i; c < 3 * i + 3; c++) {
                    sum += x[c] * x[c] + y[c] * y[c];
                }
                out[i] = (float) Math.sqrt(sum);
            }
            return Plane.owning(lab.width(), lab.height(), out);
        }
    }
}
