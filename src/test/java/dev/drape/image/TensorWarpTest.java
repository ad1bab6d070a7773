package dev.drape.image;

import dev.drape.image.TensorWarp.Border;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class TensorWarpTest {
    private static final RgbImage PICTURE = picture(5, 4);

    @Test
    void wholePictureOnAsManyCellsIsThePicture() {
        float[] cells = new TensorWarp(5, 4, 0, 255, Border.ZERO).sample(PICTURE, TurnedRect.whole(5, 4));

        for (int i = 0; i < PICTURE.size(); i++) {
            assertThat(cells[3 * i]).isCloseTo(PICTURE.red(i), within(1e-4f));
            assertThat(cells[3 * i + 1]).isCloseTo(PICTURE.green(i), within(1e-4f));
            assertThat(cells[3 * i + 2]).isCloseTo(PICTURE.blue(i), within(1e-4f));
        }
    }

    /** The region's right-hand direction is the picture's downward one: cell (i, j) shows pixel (3 − j, i). */
    @Test
    void quarterTurnReadsColumnsAsRows() {
        TurnedRect region = new TurnedRect(2, 2, 4, 4, Math.PI / 2);

        float[] cells = new TensorWarp(4, 4, 0, 255, Border.ZERO).sample(PICTURE, region);

        for (int j = 0; j < 4; j++) {
            for (int i = 0; i < 4; i++) {
                assertThat(cells[3 * (4 * j + i)])
                        .as("cell %d, %d", i, j)
                        .isCloseTo(PICTURE.at(3 - j, i) >> 16, within(1e-3f));
            }
        }
    }

    @Test
    void shrinkingTakesOneBilinearTapAndNoAverage() {
        RgbImage stripes = RgbImage.owning(
                8, 1, new byte[] {0, 0, 0, 100, 100, 100, 100, 100, 100, 0, 0, 0, 0, 0, 0, 60, 60, 60, 0, 0, 0, 0, 0, 0
                });

        float[] cells = new TensorWarp(2, 1, 0, 255, Border.ZERO).sample(stripes, TurnedRect.whole(8, 1));

        // Cell centres lie at x = 2 and x = 6, halfway between pixels 1|2 and 5|6.
        assertThat(cells[0]).isCloseTo(100, within(1e-4f));
        assertThat(cells[3]).isCloseTo(30, within(1e-4f));
    }

    @Test
    void mapsChannelValuesToTheRange() {
        RgbImage color = RgbImage.filled(2, 2, 0xFF0033);

        float[] cells = new TensorWarp(1, 1, -1, 1, Border.ZERO).sample(color, TurnedRect.whole(2, 2));

        assertThat(cells).containsExactly(new float[] {1f, -1f, -0.6f}, within(1e-6f));
    }

    @Test
    void outsideIsBlackBeforeTheRangeIsApplied() {
        TurnedRect padded = TurnedRect.whole(2, 4).growTo(1);

        float[] cells = new TensorWarp(4, 4, -1, 1, Border.ZERO).sample(RgbImage.filled(2, 4, 0xFFFFFF), padded);

        assertThat(new float[] {cells[0], cells[3], cells[6], cells[9]}).containsExactly(-1, 1, 1, -1);
    }

    @Test
    void outsideRepeatsTheEdgeIfAskedTo() {
        TurnedRect wide = new TurnedRect(2.5, 0.5, 15, 1, 0);

        float[] cells = new TensorWarp(3, 1, 0, 255, Border.REPEAT).sample(PICTURE, wide);

        assertThat(cells[0]).isCloseTo(PICTURE.red(0), within(1e-4f));
        assertThat(cells[6]).isCloseTo(PICTURE.red(4), within(1e-4f));
    }

    /** Every channel, up to the last pixel of the picture and around each corner, one pixel wide pictures, too. */
    @ParameterizedTest
    @CsvSource({"5, 4", "1, 1", "1, 3", "2, 1"})
    void readsBetweenTheFourNearestPixels(int width, int height) {
        RgbImage picture = picture(width, height);
        TurnedRect region = new TurnedRect(width / 2d, height / 2d, width + 2.0, height + 2.0, 0.3);
        int side = 24;

        float[] cells = new TensorWarp(side, side, 0, 255, Border.REPEAT).sample(picture, region);

        for (int j = 0; j < side; j++) {
            for (int i = 0; i < side; i++) {
                double u = ((i + 0.5) / side - 0.5) * region.width();
                double v = ((j + 0.5) / side - 0.5) * region.height();
                double x = region.centerX() + u * Math.cos(0.3) - v * Math.sin(0.3) - 0.5;
                double y = region.centerY() + u * Math.sin(0.3) + v * Math.cos(0.3) - 0.5;
                for (int channel = 0; channel < 3; channel++) {
                    assertThat((double) cells[3 * (j * side + i) + channel])
                            .as("cell %d, %d, channel %d", i, j, channel)
                            .isCloseTo(between(picture, x, y, channel), within(1e-3));
                }
            }
        }
    }

    @Test
    void mirroredSwapsLeftAndRight() {
        TensorWarp warp = new TensorWarp(7, 6, -1, 1, Border.REPEAT);
        TurnedRect region = new TurnedRect(2, 2, 6, 5, 0.4);

        float[] cells = warp.sample(PICTURE, region);
        float[] mirrored = warp.sampleMirrored(PICTURE, region);

        for (int i = 0; i < cells.length; i++) {
            int pixel = i / 3;
            int column = pixel % 7;
            assertThat(mirrored[3 * (pixel - column + 6 - column) + i % 3]).isEqualTo(cells[i]);
        }
    }

    private static double between(RgbImage picture, double x, double y, int channel) {
        double left = Math.min(Math.max(x, 0), picture.width() - 1.0);
        double top = Math.min(Math.max(y, 0), picture.height() - 1.0);
        int x0 = (int) left;
        int y0 = (int) top;
        int x1 = Math.min(x0 + 1, picture.width() - 1);
        int y1 = Math.min(y0 + 1, picture.height() - 1);
        double above = mix(value(picture, x0, y0, channel), value(picture, x1, y0, channel), left - x0);
        double below = mix(value(picture, x0, y1, channel), value(picture, x1, y1, channel), left - x0);
        return mix(above, below, top - y0);
    }

    private static int value(RgbImage picture, int x, int y, int channel) {
        return picture.channel(y * picture.width() + x, channel);
    }

    private static double mix(double one, double other, double share) {
        return one + (other - one) * share;
    }

    private static RgbImage picture(int width, int height) {
        byte[] rgb = new byte[3 * width * height];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (byte) (i * 37);
        }
        return RgbImage.owning(width, height, rgb);
    }
}
