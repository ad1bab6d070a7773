package dev.drape.image.codec;

import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;

import java.util.Optional;

import static org.bytedeco.opencv.global.opencv_core.CV_16U;
import static org.bytedeco.opencv.global.opencv_core.CV_8U;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_COLOR_RGB;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_IGNORE_ORIENTATION;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_UNCHANGED;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_BGR2RGB;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_BGRA2RGB;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_GRAY2RGB;

/**
 * A file's pixels as OpenCV's codecs give them, on the heap, turned upright, 8 bits a channel; colours still the
 * file's own. The arrays are the holder's to change.
 *
 * <p>JPEGs come out of libjpeg-turbo with its accurate integer transform and smooth chroma upsampling, its defaults.
 * CMYK and YCCK are taken as Adobe writes them (inverted) and turned to RGB without a profile.
 */
final class DecodedPixels {
    /** 65,535 / 255: a 16-bit level to an 8-bit one. */
    private static final double TO_EIGHT_BITS = 1 / 257d;

    static {
        NativeCodecs.prepare();
    }

    final int width;
    final int height;
    final byte[] rgb;
    /** One byte a pixel; null if the file has no alpha. */
    final byte[] alpha;

    private DecodedPixels(Mat rgb, Mat alpha) {
        this.width = rgb.cols();
        this.height = rgb.rows();
        this.rgb = NativeCodecs.bytes(rgb);
        this.alpha = alpha == null ? null : NativeCodecs.bytes(alpha);
    }

    /** Empty if the pixels cannot be decoded or are not as many as the header says. */
    static Optional<DecodedPixels> of(byte[] file, ImageHeader header) {
        try (PointerScope scope = new PointerScope()) {
            // A JPEG has no alpha and 8 bits: its decoder can write the channels in our order at once.
            boolean rgb = header.format() == ImageFormat.JPEG;
            Mat raw = opencv_imgcodecs.imdecode(
                    NativeCodecs.row(file), rgb ? IMREAD_COLOR_RGB | IMREAD_IGNORE_ORIENTATION : IMREAD_UNCHANGED);
            if (raw.empty() || raw.cols() != header.width() || raw.rows() != header.height()) {
                return Optional.empty();
            }
            Mat upright = upright(eightBits(raw), header.orientation());
            Mat alpha = alpha(upright);
            return Optional.of(new DecodedPixels(rgb ? upright : rgb(upright), alpha));
        }
    }

    private static Mat eightBits(Mat raw) {
        if (raw.depth() != CV_16U) {
            return raw;
        }
        Mat out = new Mat();
        raw.convertTo(out, CV_8U, TO_EIGHT_BITS, 0);
        raw.release();
        return out;
    }

    /** Undoes what EXIF's eight orientations say the camera did. */
    private static Mat upright(Mat stored, int orientation) {
        return switch (orientation) {
            case 2 -> flipped(stored, 1);
            case 3 -> flipped(stored, -1);
            case 4 -> flipped(stored, 0);
            case 5 -> transposed(stored);
            case 6 -> flipped(transposed(stored), 1);
            case 7 -> flipped(transposed(stored), -1);
            case 8 -> flipped(transposed(stored), 0);
            default -> stored;
        };
    }

    /** Around the vertical axis (1), the horizontal axis (0) or both (−1). */
    private static Mat flipped(Mat in, int axis) {
        Mat out = new Mat();
        opencv_core.flip(in, out, axis);
        in.release();
        return out;
    }

    private static Mat transposed(Mat in) {
        Mat out = new Mat();
        opencv_core.transpose(in, out);
        in.release();
        return out;
    }

    private static Mat alpha(Mat picture) {
        if (picture.channels() != 4) {
            return null;
        }
        Mat out = new Mat();
        opencv_core.extractChannel(picture, out, 3);
        return out;
    }

    private static Mat rgb(Mat picture) {
        Mat out = new Mat();
        int conversion =
                switch (picture.channels()) {
                    case 1 -> COLOR_GRAY2RGB;
                    case 4 -> COLOR_BGRA2RGB;
                    default -> COLOR_BGR2RGB;
                };
        opencv_imgproc.cvtColor(picture, out, conversion);
        picture.release();
        return out;
    }
}
