package dev.drape.image;

import dev.drape.error.DrapeException;
import dev.drape.image.Preprocessor.Purpose;
import dev.drape.image.codec.ImageDecoder;
import dev.drape.testing.ExpectedPixels;
import dev.drape.testing.ImageFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class PreprocessorTest {
    private final ImageDecoder decoder = new ImageDecoder(new ImageLimits(1 << 20, 1 << 20, 1, 1024));

    private RgbImage picture(String name) throws DrapeException {
        return decoder.decode(ImageFiles.resource(name)).pixels();
    }

    @Test
    void sharpensAsPillowToTheBit() {
        RgbImage sharper = new Sharpening(1.1f).of(picture("plain.png"));

        assertThat(sharper.toBytes()).isEqualTo(picture("sharper.png").toBytes());
        assertThat(sharper.toBytes()).isNotEqualTo(picture("plain.png").toBytes());
    }

    @Test
    void raisesContrastAsPillowToTheBit() {
        RgbImage contrastier = Contrast.enhanced(picture("plain.png"), 1.05f);

        assertThat(contrastier.toBytes()).isEqualTo(picture("contrastier.png").toBytes());
        assertThat(contrastier.toBytes()).isNotEqualTo(picture("plain.png").toBytes());
    }

    /** Luma of pure red is 76.245, of pure blue 29.07: 76 and 29 a pixel, mean 52.5, rounded 53. */
    @Test
    void roundsTheMeanOfRoundedLumas() {
        RgbImage redAndBlue = RgbImage.owning(2, 1, new byte[] {(byte) 255, 0, 0, 0, 0, (byte) 255});

        assertThat(Contrast.meanLuma(redAndBlue)).isEqualTo(53);
    }

    /** The whole way against OpenCV and Pillow in Python, see resources/images/make.py. */
    @ParameterizedTest
    @CsvSource({"640, 480, STANDARD", "640, 480, POSE", "200, 300, STANDARD", "200, 300, POSE"})
    void matchesTheSameStepsInPython(int width, int height, Purpose purpose) {
        RgbImage image =
                Preprocessor.standardize(formula(width, height), purpose).image();

        String name =
                "standardized-" + width + "x" + height + "-" + purpose.name().toLowerCase(java.util.Locale.ROOT);
        ExpectedPixels.assertMatches(image, name, 1);
    }

    @ParameterizedTest
    @CsvSource({
        "480, 640, 64, 0, 384, 512",
        "640, 480, 0, 64, 512, 384",
        "512, 512, 0, 0, 512, 512",
        "100, 100, 0, 0, 512, 512",
        "1, 300, 255, 0, 2, 512",
        "3000, 1, 0, 255, 512, 1"
    })
    void centresThePictureOnBlack(int width, int height, int x, int y, int contentWidth, int contentHeight) {
        for (Purpose purpose : Purpose.values()) {
            Standardized out = Preprocessor.standardize(RgbImage.filled(width, height, 0xc08040), purpose);

            assertThat(out.letterbox().content()).isEqualTo(new PixelBox(x, y, contentWidth, contentHeight));
            assertThat(out.image().width()).isEqualTo(512);
            assertThat(out.image().height()).isEqualTo(512);
            assertThat(colored(out.image())).isEqualTo(out.letterbox().content());
        }
    }

    /** The smallest box around all pixels that are not black. */
    private static PixelBox colored(RgbImage image) {
        boolean[] inside = new boolean[image.size()];
        for (int i = 0; i < inside.length; i++) {
            inside[i] = image.red(i) + image.green(i) + image.blue(i) > 0;
        }
        return Mask.of(image.width(), image.height(), inside).boundingBox();
    }

    /** A flat grey has nothing to sharpen and lies on its own mean, however much padding surrounds it. */
    @Test
    void paddingShiftsNoMean() {
        Standardized out = Preprocessor.standardize(RgbImage.filled(100, 400, 0x969696), Purpose.STANDARD);

        assertThat(out.image().at(256, 256)).isEqualTo(0x969696);
        assertThat(out.image().at(192, 0)).isEqualTo(0x969696);
        assertThat(out.image().at(191, 256)).isZero();
    }

    private static RgbImage formula(int width, int height) {
        byte[] rgb = new byte[3 * width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int i = 3 * (y * width + x);
                rgb[i] = (byte) (x / 3 + y);
                rgb[i + 1] = (byte) (x * y / 97);
                rgb[i + 2] = (byte) ((3 * x + 2 * y) / 8);
            }
        }
        return RgbImage.owning(width, height, rgb);
    }
}
