package dev.drape.image.filter;

import dev.drape.image.Mask;
import dev.drape.image.RgbImage;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_RGB2BGR;
import static org.bytedeco.opencv.global.opencv_imgproc.GC_INIT_WITH_MASK;

/** Foreground extraction by GrabCut (Rother et al. 2004), seeded by a trimap; deterministic. */
public final class GrabCut {
    private static final int SEED = 20_231;

    /** Seeds of a trimap, as OpenCV numbers them. */
    public static final byte SURE_BACKGROUND = 0;

    public static final byte SURE_FOREGROUND = 1;
    public static final byte PROBABLE_BACKGROUND = 2;
    public static final byte PROBABLE_FOREGROUND = 3;

    private GrabCut() {}

    /** {@code trimap} holds one seed a pixel, both kinds of foreground and background present. */
    public static Mask cut(RgbImage image, byte[] trimap, int iterations) {
        try (PointerScope scope = new PointerScope()) {
            opencv_core.setRNGSeed(SEED);
            Mat bgr = new Mat();
            opencv_imgproc.cvtColor(Mats.of(image), bgr, COLOR_RGB2BGR);
            Mat seeds = new Mat(image.height(), image.width(), CV_8UC1);
            seeds.data().put(trimap);
            opencv_imgproc.grabCut(bgr, seeds, new Rect(), new Mat(), new Mat(), iterations, GC_INIT_WITH_MASK);
            byte[] out = new byte[trimap.length];
            seeds.data().get(out);
            for (int i = 0; i < out.length; i++) {
                out[i] = (byte) ((out[i] & 1) == 1 ? 255 : 0);
            }
            return Mask.owning(image.width(), image.height(), out);
        }
    }
}
