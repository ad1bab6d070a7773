package dev.drape.image.filter;

import dev.drape.image.RgbImage;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_img_hash.PHash;

import java.nio.ByteBuffer;

import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_RGB2BGR;
import static org.bytedeco.opencv.global.opencv_imgproc.cvtColor;

/**
 * A picture's coarse look as 64 bits (pHash, Zauner 2010): the signs of the lowest frequencies. Nearly blind to size and
 * compression, so equal hashes are a reason to look closer and no more.
 */
public final class PerceptualHash {
    private PerceptualHash() {}

    /** CPU-bound: 1 ms for a small picture. */
    public static long of(RgbImage image) {
        try (PointerScope scope = new PointerScope()) {
            Mat bgr = new Mat();
            cvtColor(Mats.of(image), bgr, COLOR_RGB2BGR);
            Mat hash = new Mat();
            PHash.create().compute(bgr, hash);
            byte[] bytes = new byte[Long.BYTES];
            hash.data().get(bytes);
            return ByteBuffer.wrap(bytes).getLong();
        }
    }

    /** Bits that differ, 0…64. */
    public static int distance(long one, long other) {
        return Long.bitCount(one ^ other);
    }
}
