package dev.drape.image.codec;

import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;

/** What the two directions share. A matrix made here belongs to the {@code PointerScope} open on the calling thread. */
final class NativeCodecs {
    private NativeCodecs() {}

    /** Requests run in parallel, a codec does not: OpenCV's own threads stay off, as in {@code image.filter}. */
    static void prepare() {
        opencv_core.setNumThreads(1);
    }

    /** The bytes as a matrix of one row. */
    static Mat row(byte[] bytes) {
        return matrix(bytes, bytes.length, 1, CV_8UC1);
    }

    static Mat matrix(byte[] bytes, int width, int height, int type) {
        Mat mat = new Mat(height, width, type);
        mat.data().put(bytes);
        return mat;
    }

    /** A copy of all bytes of a continuous matrix. */
    static byte[] bytes(Mat mat) {
        byte[] out = new byte[Math.toIntExact(mat.total() * mat.elemSize())];
        mat.data().get(out);
        return out;
    }
}
