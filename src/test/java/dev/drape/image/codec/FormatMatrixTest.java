package dev.drape.image.codec;

import dev.drape.image.ImageLimits;
import dev.drape.image.Photo;
import dev.drape.testing.ExpectedPixels;
import dev.drape.testing.ImageFiles;
import dev.drape.testing.PngFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.ByteOrder;

import static org.assertj.core.api.Assertions.assertThat;

/** Every kind of file that is read, against pixels known from elsewhere. */
class FormatMatrixTest {
    private static final ImageLimits SMALL = new ImageLimits(1 << 20, 1 << 20, 1, 1024);
    private static final int[] CELLS = {0xdc281e, 0x1eb43c, 0x283cc8, 0xffffff, 0x000000, 0xf0d214};
    private final ImageDecoder decoder = new ImageDecoder(SMALL);

    @ParameterizedTest
    @CsvSource({
        "baseline.jpg, 0",
        "subsampled.jpg, 0",
        "progressive.jpg, 0",
        "restart.jpg, 0",
        "grey.jpg, 0",
        "cmyk.jpg, 1",
        "ycck.jpg, 2",
        "lossy.webp, 1",
        "lossless.webp, 0",
        "alpha-lossy.webp, 2",
        "alpha-lossless.webp, 1",
        "animated.webp, 0",
        "display-p3.png, 2",
        "adobe-rgb.png, 2",
        "adobe-rgb.jpg, 2",
        "display-p3.webp, 2",
        "grey-gamma.png, 2",
        "srgb.png, 0"
    })
    void matchesPillow(String name, int tolerance) {
        Photo photo = decoder.decode(ImageFiles.resource(name));

        assertThat(photo.width()).isEqualTo(48);
        assertThat(photo.height()).isEqualTo(32);
        ExpectedPixels.assertMatches(photo.pixels(), name, tolerance);
    }

    /** The cell that comes to lie at the top left, by EXIF's definition of the orientation, and the size. */
    @ParameterizedTest
    @CsvSource({
        "1, 0, 48", "2, 2, 48", "3, 5, 48", "4, 3, 48",
        "5, 0, 32", "6, 3, 32", "7, 5, 32", "8, 2, 32"
    })
    void turnsEveryFormatUpright(int orientation, int topLeft, int width) {
        byte[] big = ImageFiles.tiff(orientation, ByteOrder.BIG_ENDIAN);
        byte[] little = ImageFiles.tiff(orientation, ByteOrder.LITTLE_ENDIAN);
        byte[][] files = {
            ImageFiles.jpegWithExif(ImageFiles.resource("baseline.jpg"), big),
            ImageFiles.jpegWithExif(ImageFiles.resource("progressive.jpg"), little),
            ImageFiles.pngWithChunk(ImageFiles.resource("srgb.png"), "eXIf", big),
            ImageFiles.webpWithExif(ImageFiles.resource("lossless.webp"), little),
            ImageFiles.webpWithExif(ImageFiles.resource("lossy.webp"), big)
        };
        for (byte[] file : files) {
            Photo photo = decoder.decode(file);
            assertThat(photo.width()).isEqualTo(width);
            assertThat(photo.height()).isEqualTo(80 - width);
            assertThat(ExpectedPixels.difference(photo.pixels().at(8, 8), CELLS[topLeft]))
                    .isLessThanOrEqualTo(2);
        }
    }

    /** A second corner tells turns from mirrors: what lies at the top right. */
    @ParameterizedTest
    @CsvSource({"1, 2", "2, 0", "3, 3", "4, 5", "5, 3", "6, 0", "7, 2", "8, 5"})
    void putsTheOtherCornerWhereItBelongs(int orientation, int topRight) {
        byte[] tiff = ImageFiles.tiff(orientation, ByteOrder.BIG_ENDIAN);
        Photo photo = decoder.decode(ImageFiles.pngWithChunk(ImageFiles.resource("srgb.png"), "eXIf", tiff));

        assertThat(photo.pixels().at(photo.width() - 1, 0)).isEqualTo(CELLS[topRight]);
    }

    /** A grey ramp at each depth: level v of 2^depth − 1 is v × 255 / (2^depth − 1), rounded. */
    @ParameterizedTest
    @CsvSource({
        "1, false", "2, false", "4, false", "8, false", "16, false",
        "1, true", "2, true", "4, true", "8, true", "16, true"
    })
    void readsGreyPngOfEveryDepth(int depth, boolean interlaced) {
        int top = (1 << depth) - 1;
        byte[] file =
                PngFile.of(19, 11, depth, PngFile.GREY, interlaced, (x, y, c) -> (int) ((long) top * (x + y) / 28));
        Photo photo = decoder.decode(file);

        assertThat(photo.alpha()).isEmpty();
        for (int y = 0; y < 11; y++) {
            for (int x = 0; x < 19; x++) {
                int level = (int) ((long) top * (x + y) / 28);
                int grey = (int) Math.round(level * 255d / top);
                assertThat(photo.pixels().at(x, y)).isEqualTo(grey * 0x010101);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"8, false", "8, true", "16, false", "16, true"})
    void readsColourPngWithAndWithoutAlpha(int depth, boolean interlaced) {
        int unit = depth == 16 ? 257 : 1;
        PngFile.Samples samples = (x, y, c) -> unit * (c == 3 ? 255 - 51 * (x % 6) : (40 * x + 17 * y + 60 * c) % 256);
        Photo opaque = decoder.decode(PngFile.of(12, 7, depth, PngFile.RGB, interlaced, samples));
        Photo clear = decoder.decode(PngFile.of(12, 7, depth, PngFile.RGB_ALPHA, interlaced, samples));

        assertThat(opaque.alpha()).isEmpty();
        for (int y = 0; y < 7; y++) {
            for (int x = 0; x < 12; x++) {
                int[] rgb = {(40 * x + 17 * y) % 256, (40 * x + 17 * y + 60) % 256, (40 * x + 17 * y + 120) % 256};
                int alpha = 255 - 51 * (x % 6);
                assertThat(opaque.pixels().at(x, y)).isEqualTo(rgb[0] << 16 | rgb[1] << 8 | rgb[2]);
                assertThat(clear.alpha().orElseThrow().at(x, y)).isEqualTo(alpha);
                assertThat(clear.pixels().at(x, y))
                        .isEqualTo(white(rgb[0], alpha) << 16 | white(rgb[1], alpha) << 8 | white(rgb[2], alpha));
            }
        }
    }

    private static int white(int value, int alpha) {
        return (int) Math.round((value * alpha + 255 * (255 - alpha)) / 255d);
    }

    @ParameterizedTest
    @CsvSource({"8, 1", "16, 257"})
    void readsGreyAlphaPng(int depth, int unit) {
        byte[] file = PngFile.of(4, 1, depth, PngFile.GREY_ALPHA, false, (x, y, c) -> unit * (c == 0 ? 100 : 85 * x));
        Photo photo = decoder.decode(file);

        assertThat(photo.alpha().orElseThrow().toBytes()).containsExactly(0, 85, 170, 255);
        // 255 − 155 × alpha / 255
        assertThat(photo.pixels().at(0, 0)).isEqualTo(0xffffff);
        assertThat(photo.pixels().red(1)).isEqualTo(203);
        assertThat(photo.pixels().red(2)).isEqualTo(152);
        assertThat(photo.pixels().red(3)).isEqualTo(100);
    }

    @ParameterizedTest
    @CsvSource({"1, false", "2, false", "4, true", "8, false"})
    void readsPalettePng(int depth, boolean interlaced) {
        byte[] palette = PngFile.chunk("PLTE", new byte[] {10, 20, 30, (byte) 200, (byte) 150, 100});
        PngFile.Samples samples = (x, y, c) -> (x + y) % 2;
        Photo photo = decoder.decode(PngFile.of(9, 9, depth, PngFile.PALETTE, interlaced, samples, palette));

        assertThat(photo.alpha()).isEmpty();
        assertThat(photo.pixels().at(0, 0)).isEqualTo(0x0a141e);
        assertThat(photo.pixels().at(8, 7)).isEqualTo(0xc89664);
    }

    @Test
    void readsTransparencyOfAPaletteAndOfASingleColour() {
        byte[] palette = PngFile.chunk("PLTE", new byte[] {10, 20, 30, (byte) 200, (byte) 150, 100});
        byte[] halfFirst = ImageFiles.concat(palette, PngFile.chunk("tRNS", new byte[] {51}));
        Photo indexed = decoder.decode(PngFile.of(2, 1, 8, PngFile.PALETTE, false, (x, y, c) -> x, halfFirst));
        byte[] keyed = PngFile.chunk("tRNS", new byte[] {0, 7, 0, 7, 0, 7});
        Photo key = decoder.decode(PngFile.of(2, 1, 8, PngFile.RGB, false, (x, y, c) -> 7 + x, keyed));

        assertThat(indexed.alpha().orElseThrow().toBytes()).containsExactly(51, 255);
        // 10 × 0.2 + 255 × 0.8 = 206, 20 × 0.2 + 204 = 208, 30 × 0.2 + 204 = 210
        assertThat(indexed.pixels().at(0, 0)).isEqualTo(0xced0d2);
        assertThat(key.alpha().orElseThrow().toBytes()).containsExactly(0, 255);
        assertThat(key.pixels().at(0, 0)).isEqualTo(0xffffff);
        assertThat(key.pixels().at(1, 0)).isEqualTo(0x080808);
    }

    @Test
    void forgetsAlphaThatIsOpaqueEverywhere() {
        byte[] file = PngFile.of(3, 3, 8, PngFile.RGB_ALPHA, false, (x, y, c) -> c == 3 ? 255 : 9);

        assertThat(decoder.decode(file).alpha()).isEmpty();
    }

    @Test
    void ignoresADamagedProfile() {
        byte[] profile = ImageFiles.concat(
                "ICC_PROFILE\0\1\1".getBytes(java.nio.charset.StandardCharsets.US_ASCII), new byte[200]);
        byte[] jpeg = ImageFiles.jpegWithSegment(ImageFiles.resource("baseline.jpg"), 0xe2, profile);

        ExpectedPixels.assertMatches(decoder.decode(jpeg).pixels(), "baseline.jpg", 0);
    }

    @Test
    void allowsWhatFollowsThePicture() {
        for (String name : new String[] {"baseline.jpg", "srgb.png", "lossless.webp"}) {
            byte[] file = ImageFiles.concat(ImageFiles.resource(name), new byte[100]);
            ExpectedPixels.assertMatches(decoder.decode(file).pixels(), name, 0);
        }
    }
}
