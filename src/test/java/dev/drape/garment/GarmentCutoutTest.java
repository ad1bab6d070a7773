package dev.drape.garment;

import dev.drape.error.DrapeException;
import dev.drape.error.Failure;
import dev.drape.image.ImageLimits;
import dev.drape.image.Mask;
import dev.drape.image.PixelBox;
import dev.drape.image.RgbImage;
import dev.drape.image.codec.ImageDecoder;
import dev.drape.image.filter.Resize;
import dev.drape.testing.DrawnGarment;
import dev.drape.testing.DrawnGarment.Cut;
import dev.drape.testing.DrawnGarment.Ground;
import dev.drape.testing.SamplePhoto;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import javax.imageio.ImageIO;
import java.awt.AlphaComposite;
import java.awt.Color;
import java.awt.Polygon;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class GarmentCutoutTest {
    private static final int NAVY = 0x1d2546;

    static Stream<Arguments> cutsAndGrounds() {
        return Arrays.stream(Cut.values())
                .flatMap(cut -> Stream.of(Ground.values()).map(ground -> Arguments.of(cut, ground)));
    }

    @ParameterizedTest
    @MethodSource("cutsAndGrounds")
    void followsTheDrawnOutline(Cut cut, Ground ground) {
        DrawnGarment drawn = DrawnGarment.of(cut, NAVY, ground);

        Cutout cutout = GarmentCutter.cut(drawn.photo(), Optional.empty());

        assertThat(drawn.iou(cutout.mask())).isGreaterThan(0.985);
        assertThat(cutout.confidence()).isGreaterThan(0.85);
        assertThat(cutout.warnings()).isEmpty();
    }

    @Test
    void seesWhiteClothOnANearlyWhiteGround() {
        DrawnGarment drawn = DrawnGarment.of(Cut.TEE, 0xfefefe, Ground.NEAR_WHITE, DrawnGarment.print(0xd5262e));

        assertThat(drawn.iou(GarmentCutter.cut(drawn.photo(), Optional.empty()).mask()))
                .isGreaterThan(0.98);
    }

    @Test
    void keepsTheEndsOfLightStripes() {
        DrawnGarment drawn =
                DrawnGarment.of(Cut.LONG_SLEEVE, 0x14321f, Ground.NEAR_WHITE, DrawnGarment.stripes(0xe0d5b8, 40));

        assertThat(drawn.iou(GarmentCutter.cut(drawn.photo(), Optional.empty()).mask()))
                .isGreaterThan(0.985);
    }

    /** Spots of another hue than the cloth behind them are no blurred rim of it. */
    @Test
    void keepsTheLightSpotsAtTheEdgeOfADarkPrint() {
        DrawnGarment drawn = DrawnGarment.of(Cut.TEE, NAVY, Ground.FLAT_GREY, DrawnGarment.dots(0xa8c0ee, 40));

        Mask mask = GarmentCutter.cut(drawn.photo(), Optional.empty()).mask();

        assertThat(drawn.iou(mask)).isGreaterThan(0.997);
    }

    /** A ground painted flat has no noise, so that little tells white cloth from it. */
    @ParameterizedTest
    @CsvSource({"ffffff", "f0efe6"})
    void keepsWhiteStripesOnAGroundPaintedFlat(String stripe) {
        DrawnGarment drawn = DrawnGarment.of(
                Cut.LONG_SLEEVE, NAVY, Ground.NEAR_WHITE, DrawnGarment.stripes(Integer.parseInt(stripe, 16), 40));

        Mask mask = GarmentCutter.cut(drawn.photo(), Optional.empty()).mask();

        assertThat(drawn.iou(mask)).isGreaterThan(0.985);
    }

    /** Colours are stored at half the resolution, which stains the ground beside them by one step. */
    @Test
    void leavesTheStainsOfCompressionOut() throws Exception {
        DrawnGarment drawn = DrawnGarment.of(Cut.TEE, 0xe8eaf0, Ground.NEAR_WHITE, DrawnGarment.dots(0x1048e0, 90));
        RgbImage compressed = jpeg(drawn.photo());

        Mask mask = GarmentCutter.cut(compressed, Optional.empty()).mask();

        assertThat(drawn.iou(mask)).isGreaterThan(0.985);
    }

    /** The boxes hold the upper ends of gaps: an armpit's, right of the torso, and a crotch; or a narrow gap. */
    @ParameterizedTest
    @CsvSource({
        "LONG_SLEEVE, 1d2546, 400, 270, 60, 160",
        "LONG_SLEEVE, 101012, 400, 270, 60, 160",
        "LONG_SLEEVE, b03040, 400, 270, 60, 160",
        "TROUSERS,    1d2546, 265, 330, 70, 200",
        "TROUSERS,    606040, 265, 330, 70, 200",
        "HANGING_SLEEVE, 1d2546, 395, 400, 40, 280",
        "HANGING_SLEEVE, b03040, 395, 400, 40, 280"
    })
    void opensTheShadowedEndsOfGaps(Cut cut, String color, int x, int y, int width, int height) {
        DrawnGarment drawn = DrawnGarment.shadowed(cut, Integer.parseInt(color, 16));

        Mask mask = GarmentCutter.cut(drawn.photo(), Optional.empty()).mask();

        assertThat(drawn.surplus(mask, new PixelBox(x, y, width, height))).isLessThan(100);
        assertThat(drawn.iou(mask)).isGreaterThan(0.99);
    }

    /** The box holds the lower half of the gap on the right. */
    @ParameterizedTest
    @CsvSource({"NEAR_WHITE, 1d2546", "FLAT_GREY, 101012", "GRADIENT, b03040", "NOISY, 1d2546"})
    void opensTheNarrowGapBesideASleeveThatHangsAlongTheBody(Ground ground, String color) {
        DrawnGarment drawn = DrawnGarment.of(
                Cut.HANGING_SLEEVE, Integer.parseInt(color, 16), ground, DrawnGarment.dots(0x88a0d8, 40));

        Mask mask = GarmentCutter.cut(drawn.photo(), Optional.empty()).mask();

        assertThat(drawn.surplus(mask, new PixelBox(395, 500, 40, 180))).isLessThan(300);
        assertThat(drawn.iou(mask)).isGreaterThan(0.99);
    }

    /** Two sheets of cloth, one longer, cut off by the picture's upper edge. */
    @Test
    void followsAGapUpToThePicturesEdge() {
        byte[] rgb = RgbImage.filled(DrawnGarment.WIDTH, DrawnGarment.HEIGHT, 0xf6f6f6)
                .toBytes();
        for (int i = 0; 3 * i < rgb.length; i++) {
            int x = i % DrawnGarment.WIDTH;
            int y = i / DrawnGarment.WIDTH;
            if ((x >= 100 && x < 400 && y < 600) || (x >= 405 && x < 500 && y < 700)) {
                Arrays.fill(rgb, 3 * i, 3 * i + 3, (byte) 0x20);
            }
        }

        Mask mask = GarmentCutter.cut(RgbImage.owning(DrawnGarment.WIDTH, DrawnGarment.HEIGHT, rgb), Optional.empty())
                .mask();

        assertThat(mask.isSet(402, 300)).isFalse();
        assertThat(mask.isSet(390, 300)).isTrue();
        assertThat(mask.isSet(415, 300)).isTrue();
    }

    /** The print has spots of the ground's colour; the gap is closed below, as where a sleeve touches the body. */
    @ParameterizedTest
    @CsvSource({"NEAR_WHITE, f6f6f6", "NOISY, e1e1e1"})
    void opensAGapThatIsClosedAllAroundAndKeepsThePrint(Ground ground, String spots) {
        DrawnGarment drawn = DrawnGarment.of(
                Cut.TANK,
                NAVY,
                ground,
                DrawnGarment.dots(Integer.parseInt(spots, 16), 70).andThen(graphics -> {
                    graphics.setComposite(AlphaComposite.Clear);
                    graphics.fill(
                            new Polygon(new int[] {402, 408, 416, 410, 404}, new int[] {380, 320, 380, 600, 600}, 5));
                }));

        Mask mask = GarmentCutter.cut(drawn.photo(), Optional.empty()).mask();

        assertThat(drawn.surplus(mask, new PixelBox(395, 300, 40, 380))).isLessThan(500);
        assertThat(mask.isSet(291, 291)).as("a spot in the middle").isTrue();
    }

    /** Stripes down the body that have exactly the ground's colour and end at the hem. */
    @ParameterizedTest
    @EnumSource(names = {"LONG_SLEEVE", "HANGING_SLEEVE"})
    void keepsStripesThatEndAtTheHem(Cut cut) {
        DrawnGarment drawn = DrawnGarment.of(cut, NAVY, Ground.NEAR_WHITE, graphics -> {
            graphics.setColor(new Color(0xf6f6f6));
            for (int x : new int[] {220, 270, 330, 380}) {
                graphics.fillRect(x - 3, 200, 6, 600);
            }
        });

        Mask mask = GarmentCutter.cut(drawn.photo(), Optional.empty()).mask();

        assertThat(drawn.iou(mask)).isGreaterThan(0.98);
    }

    /** A square of 200 px with a bite of 20 px that opens to its right edge through a mouth of the given height. */
    @ParameterizedTest
    @CsvSource({"0, true", "4, true", "20, false"})
    void fillsABiteWithANarrowMouth(int mouth, boolean filled) {
        boolean[] square = new boolean[300 * 300];
        for (int i = 0; i < square.length; i++) {
            int x = i % 300 - 50;
            int y = i / 300 - 50;
            boolean inside = x >= 0 && y >= 0 && x < 200 && y < 200;
            boolean bite = x >= 170 && x < 190 && y >= 90 && y < 110;
            boolean opening = x >= 190 && Math.abs(2 * y - 199) < mouth;
            square[i] = inside && !bite && !opening;
        }

        Mask mask = HardCutout.fillHoles(Mask.of(300, 300, square), 4);

        assertThat(mask.isSet(230, 150)).isEqualTo(filled);
        assertThat(mask.isSet(260, 150)).isFalse();
    }

    @Test
    void answersAtThePhotosOwnSizeWithSoftEdges() {
        DrawnGarment drawn = DrawnGarment.of(Cut.TEE, NAVY, Ground.FLAT_GREY);
        RgbImage large = Resize.cubic(drawn.photo(), 1800, 2400);

        Mask mask = GarmentCutter.cut(large, Optional.empty()).mask();

        assertThat(mask.width()).isEqualTo(1800);
        assertThat(mask.height()).isEqualTo(2400);
        assertThat(drawn.iou(Resize.smooth(mask, DrawnGarment.WIDTH, DrawnGarment.HEIGHT)))
                .isGreaterThan(0.98);
        assertThat(partial(mask)).isPositive().isLessThan(mask.size() / 50);
    }

    @Test
    void takesTheFilesOwnAlphaAsItIs() {
        SamplePhoto tank = SamplePhoto.read("garment-tank-coral.png");

        Cutout cutout = GarmentCutter.cut(tank.pixels(), tank.alpha());

        assertThat(cutout.mask()).isSameAs(tank.alpha().orElseThrow());
    }

    @Test
    void ignoresAnAlphaThatCutsNothingOut() {
        DrawnGarment drawn = DrawnGarment.of(Cut.TEE, NAVY, Ground.FLAT_GREY);
        Mask nearlyAll = Mask.filled(DrawnGarment.WIDTH, DrawnGarment.HEIGHT, 255);

        Cutout cutout = GarmentCutter.cut(drawn.photo(), Optional.of(nearlyAll));

        assertThat(drawn.iou(cutout.mask())).isGreaterThan(0.985);
    }

    /** Shares of the pixels that the samples' drawing script itself covers with cloth (its alpha above one half). */
    @ParameterizedTest
    @CsvSource({
        "garment-tee-navy.jpg,        0.3414",
        "garment-sweater-striped.jpg, 0.4210",
        "garment-skirt-plum.jpg,      0.3974",
        "garment-trousers-olive.jpg,  0.3256",
        "garment-dress-teal.jpg,      0.3901"
    })
    void leavesTheShadowOfASampleOut(String name, double coverage) {
        SamplePhoto sample = SamplePhoto.read(name);

        Cutout cutout = GarmentCutter.cut(sample.pixels(), sample.alpha());

        assertThat(cutout.mask().coverage()).isCloseTo(coverage, within(0.015 * coverage));
        assertThat(cutout.confidence()).isGreaterThan(0.9);
    }

    @Test
    void refusesAPictureOfOneColour() {
        assertRefused(RgbImage.filled(600, 800, 0xd0d0d0), Failure.GARMENT_NOT_SEPARABLE, "garment_area");
    }

    @Test
    void refusesNoise() {
        byte[] noise = new byte[3 * 400 * 500];
        new Random(7).nextBytes(noise);

        assertRefused(RgbImage.owning(400, 500, noise), Failure.GARMENT_NOT_SEPARABLE, null);
    }

    @Test
    void refusesATinyGarment() {
        assertRefused(DrawnGarment.shrunk(Cut.TEE, NAVY, 0.25).photo(), Failure.GARMENT_TOO_SMALL, "garment_area");
    }

    private static void assertRefused(RgbImage photo, Failure failure, String check) {
        assertThatThrownBy(() -> GarmentCutter.cut(photo, Optional.empty()))
                .isInstanceOfSatisfying(DrapeException.class, e -> {
                    assertThat(e.failure()).isEqualTo(failure);
                    assertThat(e.finding()).isPresent();
                    if (check != null) {
                        assertThat(e.finding().orElseThrow().check()).isEqualTo(check);
                    }
                });
    }

    private static RgbImage jpeg(RgbImage image) throws IOException {
        BufferedImage buffered = new BufferedImage(image.width(), image.height(), BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < image.size(); i++) {
            buffered.setRGB(i % image.width(), i / image.width(), image.at(i % image.width(), i / image.width()));
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(buffered, "jpeg", out);
        return new ImageDecoder(ImageLimits.DEFAULT).decode(out.toByteArray()).pixels();
    }

    private static int partial(Mask mask) {
        int n = 0;
        for (int i = 0; i < mask.size(); i++) {
            n += mask.at(i) > 0 && mask.at(i) < 255 ? 1 : 0;
        }
        return n;
    }
}
