package dev.drape.image.filter;

import dev.drape.execution.Fork;
import dev.drape.image.RgbImage;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.MatVector;
import org.bytedeco.opencv.opencv_core.Size;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_Lab2RGB;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_RGB2Lab;

/** Contrast-limited adaptive histogram equalisation (Zuiderveld 1994). */
public final class Clahe {
    /** Rows that are worth a thread of their own. */
    private static final int STRIP = 64;

    private Clahe() {}

    /**
     * Evens out lightness and leaves hue and chroma: L of 8-bit CIELAB is equalised tile by tile.
     *
     * @param clipLimit times a histogram bin may exceed the mean bin before the excess is spread over all
     * @param tiles along each side
     */
    public static RgbImage onLightness(RgbImage image, double clipLimit, int tiles) {
        try (PointerScope scope = new PointerScope()) {
            Mat lab = converted(Mats.of(image), COLOR_RGB2Lab);
            MatVector channels = new MatVector();
            opencv_core.split(lab, channels);
            Mat lightness = new Mat();
            opencv_imgproc.createCLAHE(clipLimit, new Size(tiles, tiles)).apply(channels.get(0), lightness);
            Mat merged = new Mat();
            opencv_core.merge(new MatVector(lightness, channels.get(1), channels.get(2)), merged);
            return Mats.rgb(converted(merged, COLOR_Lab2RGB));
        }
    }

    private static Mat converted(Mat source, int code) {
        Mat out = new Mat(source.rows(), source.cols(), CV_8UC3);
        Fork.rows(source.rows(), STRIP, (from, to) -> {
            try (PointerScope scope = new PointerScope()) {
                opencv_imgproc.cvtColor(source.rowRange(from, to), out.rowRange(from, to), code);
            }
        });
        return out;
    }
}
