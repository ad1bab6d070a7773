package dev.drape.image.filter;

import dev.drape.image.Mask;
import dev.drape.image.Plane;
import dev.drape.image.RgbImage;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;

import java.nio.ByteBuffer;

import static org.bytedeco.opencv.global.opencv_core.CV_32FC1;
import static org.bytedeco.opencv.global.opencv_core.CV_32FC3;
import static org.bytedeco.opencv.global.opencv_core.CV_32SC1;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;

/**
 * Copies between heap values and OpenCV's matrices. A matrix made here belongs to the {@code PointerScope} that is open
 * on the calling thread.
 */
final class Mats {
    static {
        opencv_core.setNumThreads(1);
    }

    private Mats() {}

    static Mat of(RgbImage image) {
        Mat mat = new Mat(image.height(), image.width(), CV_8UC3);
        bytes(mat).put(image.asBuffer());
        return mat;
    }

    static Mat of(Mask mask) {
        Mat mat = new Mat(mask.height(), mask.width(), CV_8UC1);
        bytes(mat).put(mask.asBuffer());
        return mat;
    }

    static Mat of(Plane plane) {
        return of(plane.width(), plane.height(), plane.toFloats());
    }

    static Mat of(int width, int height, float[] values) {
        Mat mat = new Mat(height, width, values.length == width * height ? CV_32FC1 : CV_32FC3);
        new FloatPointer(mat.data()).put(values);
        return mat;
    }

    private static ByteBuffer bytes(Mat mat) {
        return mat.createBuffer();
    }

    static RgbImage rgb(Mat mat) {
        byte[] out = new byte[3 * mat.rows() * mat.cols()];
        continuous(mat, CV_8UC3).data().get(out);
        return RgbImage.owning(mat.cols(), mat.rows(), out);
    }

    static Mask mask(Mat mat) {
        byte[] out = new byte[mat.rows() * mat.cols()];
        continuous(mat, CV_8UC1).data().get(out);
        return Mask.owning(mat.cols(), mat.rows(), out);
    }

    static Plane plane(Mat mat) {
        return Plane.owning(mat.cols(), mat.rows(), floats(mat));
    }

    static float[] floats(Mat mat) {
        float[] out = new float[mat.rows() * mat.cols() * mat.channels()];
        new FloatPointer(continuous(mat, mat.channels() == 3 ? CV_32FC3 : CV_32FC1)
                        .data())
                .get(out);
        return out;
    }

    static int[] ints(Mat mat) {
        int[] out = new int[mat.rows() * mat.cols()];
        new IntPointer(continuous(mat, CV_32SC1).data()).get(out);
        return out;
    }

    private static Mat continuous(Mat mat, int type) {
        if (mat.type() != type) {
            throw new IllegalStateException("matrix type " + mat.type() + " instead of " + type);
        }
        return mat.isContinuous() ? mat : mat.clone();
    }
}
