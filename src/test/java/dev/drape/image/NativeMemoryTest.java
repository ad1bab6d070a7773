package dev.drape.image;

import dev.drape.image.Preprocessor.Purpose;
import dev.drape.image.codec.ImageDecoder;
import dev.drape.image.codec.ImageEncoder;
import dev.drape.image.codec.OutputFormat;
import dev.drape.image.filter.Blur;
import dev.drape.image.filter.Clahe;
import dev.drape.image.filter.ColorSpace;
import dev.drape.image.filter.Components;
import dev.drape.image.filter.Distance;
import dev.drape.image.filter.GrabCut;
import dev.drape.image.filter.Gradient;
import dev.drape.image.filter.GuidedFilter;
import dev.drape.image.filter.KMeans;
import dev.drape.image.filter.Morphology;
import dev.drape.image.filter.Remap;
import dev.drape.image.filter.Resize;
import dev.drape.testing.ImageFiles;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** Whatever is called, as many native objects live afterwards as before. */
class NativeMemoryTest {
    private static final int CALLS = 200;
    private static final RgbImage IMAGE = RgbImage.filled(24, 16, 0x406080);
    private static final Mask MASK = Mask.filled(24, 16, 200);
    private static final Plane PLANE = Plane.of(MASK);

    static Stream<Arguments> calls() {
        return Stream.of(values(), seeds(), codecs()).flatMap(calls -> calls);
    }

    private static Stream<Arguments> values() {
        return Stream.of(
                call("resize image", () -> Resize.smooth(IMAGE, 7, 30)),
                call("resize mask", () -> Resize.smooth(MASK, 7, 5)),
                call("resize plane", () -> Resize.smooth(PLANE, 70, 50)),
                call("bilinear", () -> Resize.bilinear(IMAGE, 7, 5)),
                call("bilinear plane", () -> Resize.bilinear(PLANE, 7, 5)),
                call("cubic", () -> Resize.cubic(IMAGE, 70, 50)),
                call("nearest", () -> Resize.nearest(MASK, 70, 50)),
                call("gaussian image", () -> Blur.gaussian(IMAGE, 2)),
                call("gaussian mask", () -> Blur.gaussian(MASK, 2)),
                call("gaussian plane", () -> Blur.gaussian(PLANE, 2)),
                call("box", () -> Blur.box(PLANE, 2)),
                call("median mask", () -> Blur.median(MASK, 3)),
                call("dilate", () -> Morphology.dilate(MASK, 2)),
                call("open square", () -> Morphology.openSquare(MASK, 3)),
                call("dilate square", () -> Morphology.dilateSquare(MASK, 3)),
                call("local maximum", () -> Morphology.localMaximum(PLANE, 3)),
                call("components", () -> Components.of(MASK)),
                call("distance", () -> Distance.inside(MASK)),
                call("lab", () -> ColorSpace.toRgb(ColorSpace.toLab(IMAGE))),
                call("grey", () -> ColorSpace.toGrey(IMAGE)),
                call("gradient", () -> Gradient.of(PLANE)),
                call("guided filter", () -> GuidedFilter.apply(PLANE, PLANE, 2, 1e-3)),
                call("guided mask", () -> GuidedFilter.apply(MASK, MASK, 2, 1e-3, 2)),
                call("remap image", () -> Remap.bilinear(IMAGE, PLANE, PLANE)),
                call("remap mask", () -> Remap.bilinear(MASK, PLANE, PLANE)),
                call("clahe", () -> Clahe.onLightness(IMAGE, 2, 8)));
    }

    private static Stream<Arguments> seeds() {
        float[] samples = new float[60];
        byte[] trimap = new byte[24 * 16];
        for (int i = 0; i < trimap.length; i++) {
            trimap[i] = (byte) (i % 4);
            samples[i % 60] = i % 17;
        }
        return Stream.of(
                call("k-means", () -> KMeans.cluster(samples, 3, 2)),
                call("grab cut", () -> GrabCut.cut(IMAGE, trimap, 1)));
    }

    private static Stream<Arguments> codecs() {
        ImageDecoder decoder = new ImageDecoder(new ImageLimits(1 << 20, 1 << 20, 1, 1024));
        ImageEncoder encoder = new ImageEncoder();
        Stream<Arguments> decoded = Stream.of("baseline.jpg", "srgb.png", "alpha-lossy.webp", "animated.webp")
                .map(name -> call("decode " + name, () -> decoder.decode(ImageFiles.resource(name))));
        Stream<Arguments> encoded = Stream.of(OutputFormat.values())
                .map(format -> call("encode " + format, () -> encoder.encode(IMAGE, format)));
        byte[] holed = ImageFiles.resource("lossless.webp");
        holed[40] ^= 0x55;
        return Stream.of(
                        decoded,
                        encoded,
                        Stream.of(
                                call("encode mask", () -> encoder.png(MASK)),
                                call("standardize", () -> Preprocessor.standardize(IMAGE, Purpose.POSE)),
                                call("decode damage", () -> refused(decoder, holed))))
                .flatMap(calls -> calls);
    }

    private static void refused(ImageDecoder decoder, byte[] file) {
        try {
            decoder.decode(file);
        } catch (dev.drape.error.DrapeException e) {
            assertThat(e.failure()).isEqualTo(dev.drape.error.Failure.CORRUPT_IMAGE);
        }
    }

    private static Arguments call(String name, Runnable call) {
        return arguments(name, call);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("calls")
    void leavesNothingBehind(String name, Runnable call) {
        call.run();
        long before = Pointer.totalCount();
        for (int i = 0; i < CALLS; i++) {
            call.run();
        }

        assertThat(Pointer.totalCount()).as(name).isEqualTo(before);
    }
}
