package dev.drape.analysis;

import dev.drape.image.Mask;
import dev.drape.image.RgbImage;
import dev.drape.image.filter.Resize;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Arrays;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class PhotoQualityTest {
    private static final Mask EVERYWHERE = Mask.filled(8, 8, 255);

    /** Rec. 601: 0.299, 0.587 and 0.114, in 8 bits. */
    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({"0x000000, 0", "0xFFFFFF, 1", "0xFF0000, 0.299", "0x00FF00, 0.587", "0x0000FF, 0.114"})
    void brightnessIsMeanLuma(String color, double luma) {
        PhotoQuality quality = PhotoQuality.of(RgbImage.filled(512, 512, Integer.decode(color)), EVERYWHERE);

        assertThat(quality.brightness()).isCloseTo(Math.round(255 * luma) / 255d, within(1e-5));
        assertThat(quality.contrast()).isCloseTo(0, within(1e-5));
        assertThat(quality.sharpness()).isCloseTo(0, within(1e-9));
    }

    @Test
    void aLitPersonOnBlackIsBright() {
        RgbImage photo = halves(0x000000, 0xCCCCCC);

        assertThat(PhotoQuality.of(photo, rightHalf()).brightness()).isCloseTo(0.8, within(1e-3));
        assertThat(PhotoQuality.of(photo, Mask.filled(8, 8, 0)).brightness()).isCloseTo(0.4, within(1e-3));
    }

    @Test
    void aDarkPersonOnWhiteIsBright() {
        assertThat(PhotoQuality.of(halves(0xFFFFFF, 0x000000), rightHalf()).brightness())
                .isCloseTo(0.5, within(1e-3));
    }

    /** Half black, half white: the deviation of 0 and 1 in equal parts. */
    @Test
    void contrastIsTheDeviation() {
        assertThat(PhotoQuality.of(halves(0x000000, 0xFFFFFF), EVERYWHERE).contrast())
                .isCloseTo(0.5, within(1e-3));
    }

    /**
     * A chessboard of single pixels of luma ±a has a Laplacian of ∓8a: variance 64a², here 0.1538 with a = 12.5 / 255,
     * against the half value 500 / 255² = 0.00769.
     */
    @Test
    void sharpnessOfAChessboardIsKnown() {
        RgbImage board = board(512, 512, 1, 115, 140);

        assertThat(PhotoQuality.of(board, EVERYWHERE).sharpness()).isCloseTo(0.1538 / 0.1615, within(1e-3));
    }

    @Test
    void sharpnessDoesNotDependOnThePhotosSize() {
        RgbImage small = board(512, 384, 16, 40, 220);
        RgbImage large = board(2048, 1536, 64, 40, 220);

        assertThat(PhotoQuality.of(large, EVERYWHERE).sharpness())
                .isCloseTo(PhotoQuality.of(small, EVERYWHERE).sharpness(), within(0.01));
    }

    @Test
    void blurLowersSharpness() {
        RgbImage sharp = board(512, 512, 16, 40, 220);
        RgbImage blurred = Resize.smooth(Resize.smooth(sharp, 128, 128), 512, 512);

        assertThat(PhotoQuality.of(blurred, EVERYWHERE).sharpness())
                .isLessThan(PhotoQuality.of(sharp, EVERYWHERE).sharpness() / 2);
    }

    @Test
    void aSharpBackgroundDoesNotHelpABlurredPerson() {
        byte[] rgb = board(512, 512, 4, 0, 255).toBytes();
        for (int i = 0; i < 512 * 512; i++) {
            if (i % 512 >= 240) {
                rgb[3 * i] = rgb[3 * i + 1] = rgb[3 * i + 2] = 100;
            }
        }

        RgbImage photo = RgbImage.owning(512, 512, rgb);

        assertThat(PhotoQuality.of(photo, rightHalf()).sharpness()).isLessThan(0.01);
        assertThat(PhotoQuality.of(photo, EVERYWHERE).sharpness()).isGreaterThan(0.5);
    }

    private static Mask rightHalf() {
        boolean[] inside = new boolean[64];
        for (int i = 0; i < 64; i++) {
            inside[i] = i % 8 >= 4;
        }
        return Resize.nearest(Mask.of(8, 8, inside), 512, 512);
    }

    private static RgbImage halves(int left, int right) {
        byte[] rgb = new byte[3 * 512 * 512];
        for (int i = 0; i < 512 * 512; i++) {
            Arrays.fill(rgb, 3 * i, 3 * i + 3, (byte) (i % 512 < 256 ? left : right));
        }
        return RgbImage.owning(512, 512, rgb);
    }

    private static RgbImage board(int width, int height, int cell, int dark, int light) {
        byte[] rgb = new byte[3 * width * height];
        for (int i = 0; i < width * height; i++) {
            boolean odd = (i % width / cell + i / width / cell) % 2 == 1;
            Arrays.fill(rgb, 3 * i, 3 * i + 3, (byte) (odd ? dark : light));
        }
        return RgbImage.owning(width, height, rgb);
    }
}
