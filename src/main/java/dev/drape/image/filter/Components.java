package dev.drape.image.filter;

import dev.drape.image.Mask;
import dev.drape.image.PixelBox;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;

import static org.bytedeco.opencv.global.opencv_core.CV_32S;

/** The connected parts of a mask ({@link Mask#isSet}), 8-connected unless said otherwise. Immutable, any thread. */
public final class Components {
    private final int width;
    private final int height;
    private final int[] labels;
    private final List<Part> parts;

    /**
     * One connected part.
     *
     * @param label as in {@link #labelAt}, 1…n
     * @param area px
     * @param box around it
     */
    public record Part(int label, int area, PixelBox box) {}

    private Components(int width, int height, int[] labels, List<Part> parts) {
        this.width = width;
        this.height = height;
        this.labels = labels;
        this.parts = parts;
    }

    public static Components of(Mask mask) {
        return of(mask, 8);
    }

    /** Connectivity 4 or 8. */
    public static Components of(Mask mask, int connectivity) {
        try (PointerScope scope = new PointerScope()) {
            Mat binary = new Mat();
            opencv_imgproc.threshold(Mats.of(mask), binary, Mask.HALF - 1, 255, opencv_imgproc.THRESH_BINARY);
            Mat labels = new Mat();
            Mat stats = new Mat();
            Mat centroids = new Mat();
            opencv_imgproc.connectedComponentsWithStats(binary, labels, stats, centroids, connectivity, CV_32S);
            int[] rows = Mats.ints(stats);
            List<Part> parts = IntStream.range(1, stats.rows())
                    .mapToObj(i -> new Part(
                            i,
                            rows[5 * i + 4],
                            new PixelBox(rows[5 * i], rows[5 * i + 1], rows[5 * i + 2], rows[5 * i + 3])))
                    .toList();
            return new Components(mask.width(), mask.height(), Mats.ints(labels), parts);
        }
    }

    public List<Part> parts() {
        return parts;
    }

    /** 0 outside all parts, else the part's label. */
    public int labelAt(int index) {
        return labels[index];
    }

    /** The part of the largest area; null if there is none. */
    public Part largest() {
        return parts.stream().max((a, b) -> Integer.compare(a.area(), b.area())).orElse(null);
    }

    public Mask mask(Part part) {
        return keep(p -> p.label() == part.label());
    }

    /** The union of the parts that satisfy the condition. */
    public Mask keep(Predicate<Part> condition) {
        boolean[] kept = new boolean[parts.size() + 1];
        for (Part part : parts) {
            kept[part.label()] = condition.test(part);
        }
        byte[] out = new byte[labels.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = (byte) (kept[labels[i]] ? 255 : 0);
        }
        return Mask.owning(width, height, out);
    }
}
