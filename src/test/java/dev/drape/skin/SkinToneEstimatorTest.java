package dev.drape.skin;

import dev.drape.image.LabColor;
import dev.drape.image.Mask;
import dev.drape.image.Point;
import dev.drape.image.RgbImage;
import dev.drape.image.filter.Resize;
import dev.drape.skin.SkinReading.Absence;
import dev.drape.testing.PaintedFace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import javax.imageio.ImageIO;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class SkinToneEstimatorTest {
    /** MediaPipe Pose's own landmarks of the sample, complexity 0, normalised. */
    private static final FacePoints ASTRONAUT = new FacePoints(
            new Point(0.4926, 0.2163),
            new Point(0.4101, 0.2057),
            new Point(0.4456, 0.2549),
            new Point(0.4674, 0.2989),
            new Point(0.4167, 0.2907),
            new Point(0.5208, 0.2318),
            new Point(0.3677, 0.2165),
            new Point(0.5870, 0.4781),
            new Point(0.2166, 0.4447));

    @ParameterizedTest(name = "light falling off by {0}")
    @ValueSource(doubles = {0, 0.1, 0.25})
    void theRangeHoldsTheTruthInThreeLights(double side) {
        List<String> missed = new ArrayList<>();
        int width = 0;
        for (double light : new double[] {0.7, 1, 1.3}) {
            for (int tone = 1; tone <= 10; tone++) {
                MonkTone monk = read(PaintedFace.paint(PaintedFace.MONK.get(tone - 1), light, side))
                        .monk();
                width += monk.darkest() - monk.lightest() + 1;
                if (!monk.mayBe(tone)) {
                    missed.add(tone + " at " + light + " read as " + monk);
                }
            }
        }
        assertThat(missed).hasSizeLessThanOrEqualTo(3);
        assertThat(width / 30d).as("a range that holds everything says nothing").isLessThan(2.6);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void inFullLightTheNearestToneIsTheOneThatWasPainted(int tone) {
        SkinTone read = read(PaintedFace.paint(PaintedFace.MONK.get(tone - 1), 1, 0.05));
        LabColor truth = LabColor.ofSrgb(PaintedFace.MONK.get(tone - 1));
        assertThat(read.monk().nearest()).isEqualTo(tone);
        assertThat(read.lab().l()).isCloseTo(truth.l(), within(2d));
        assertThat(read.lab().a()).isCloseTo(truth.a(), within(1.5));
        assertThat(read.lab().b()).isCloseTo(truth.b(), within(1.5));
        assertThat(read.confidence()).isGreaterThan(0.9);
    }

    /** Angles of the swatches' own Lab values (94.2, 1.5, 5.4), (77.9, 3.5, 23.1) and (30.7, 11.7, 13.3). */
    @ParameterizedTest
    @CsvSource({"1, 83, VERY_LIGHT", "5, 50, LIGHT", "8, -55, DARK"})
    void typologyAngle(int tone, double degrees, ItaClass expected) {
        SkinTone read = read(PaintedFace.paint(PaintedFace.MONK.get(tone - 1), 1, 0));
        assertThat(read.itaDegrees()).isCloseTo(degrees, within(3d));
        assertThat(read.itaClass()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "55.01, VERY_LIGHT",
        "55, LIGHT",
        "41, INTERMEDIATE",
        "28, TAN",
        "10, BROWN",
        "-29.9, BROWN",
        "-30, DARK",
        "-170, DARK"
    })
    void typologyClasses(double degrees, ItaClass expected) {
        assertThat(ItaClass.of(degrees)).isEqualTo(expected);
    }

    @Test
    void sideLightLowersTheConfidence() {
        assertThat(read(PaintedFace.paint(PaintedFace.MONK.get(5), 1, 0.7)).confidence())
                .isLessThan(
                        read(PaintedFace.paint(PaintedFace.MONK.get(5), 1, 0.1)).confidence() - 0.3);
    }

    @Test
    void clippedSkinLowersTheConfidence() {
        assertThat(read(PaintedFace.paint(PaintedFace.MONK.get(2), 1.6, 0)).confidence())
                .isLessThan(0.5);
    }

    /** The same face with the eyes 36, 15 and 6 px apart. From 400 pixels of skin on more say nothing new. */
    @Test
    void fewPixelsLowerTheConfidence() {
        PaintedFace.Picture face = PaintedFace.paint(PaintedFace.MONK.get(4), 1, 0.05);
        SkinTone far = smaller(face, 0.25);
        assertThat(smaller(face, 0.6).confidence()).isGreaterThan(0.9);
        assertThat(far.sampledPixels()).isLessThan(400);
        assertThat(far.confidence()).isCloseTo(far.sampledPixels() / 400d, within(0.02));
        assertThat(estimateSmaller(face, 0.1).absence()).contains(Absence.TOO_FEW_PIXELS);
    }

    /** A scarf of the shirt's colour over the neck. */
    @Test
    void theNeckCountsWhereItLooksLikeTheFace() {
        PaintedFace.Picture face = PaintedFace.paint(PaintedFace.MONK.get(4), 1, 0);
        byte[] covered = face.photo().toBytes();
        for (int i = PaintedFace.WIDTH * 300; i < PaintedFace.WIDTH * PaintedFace.HEIGHT; i++) {
            covered[3 * i] = 0x3c;
            covered[3 * i + 1] = 0x5a;
            covered[3 * i + 2] = (byte) 0x8c;
        }
        SkinTone scarf = SkinToneEstimator.estimate(
                        RgbImage.owning(PaintedFace.WIDTH, PaintedFace.HEIGHT, covered),
                        face.person(),
                        PaintedFace.POINTS)
                .tone()
                .orElseThrow();
        SkinTone bare = read(face);
        assertThat(bare.sampledPixels()).isGreaterThan(scarf.sampledPixels() + 50);
        assertThat(scarf.monk().nearest()).isEqualTo(5);
        assertThat(scarf.lab().b()).isCloseTo(bare.lab().b(), within(1d));
    }

    @Test
    void hairOverTheForeheadDoesNotCount() {
        PaintedFace.Picture face = PaintedFace.paint(PaintedFace.MONK.get(4), 1, 0.05);
        byte[] covered = face.photo().toBytes();
        for (int i = 0; i < PaintedFace.WIDTH * 160; i++) {
            covered[3 * i] = 0x2b;
            covered[3 * i + 1] = 0x1d;
            covered[3 * i + 2] = 0x14;
        }
        RgbImage photo = RgbImage.owning(PaintedFace.WIDTH, PaintedFace.HEIGHT, covered);
        SkinTone read = SkinToneEstimator.estimate(photo, face.person(), PaintedFace.POINTS)
                .tone()
                .orElseThrow();
        assertThat(read.monk().nearest()).isEqualTo(5);
        assertThat(read.lab().l()).isCloseTo(read(face).lab().l(), within(1d));
    }

    @ParameterizedTest(name = "{0} times the size")
    @ValueSource(doubles = {0.5, 2.5, 6})
    void doesNotDependOnThePhotosSizeOrTheMasks(double scale) {
        PaintedFace.Picture face = PaintedFace.paint(PaintedFace.MONK.get(6), 1, 0.1);
        RgbImage photo =
                Resize.smooth(face.photo(), (int) (scale * PaintedFace.WIDTH), (int) (scale * PaintedFace.HEIGHT));
        SkinTone scaled = SkinToneEstimator.estimate(photo, face.person(), scaled(PaintedFace.POINTS, scale, scale))
                .tone()
                .orElseThrow();
        SkinTone plain = read(face);
        assertThat(scaled.lab().l()).isCloseTo(plain.lab().l(), within(0.5));
        assertThat(scaled.lab().a()).isCloseTo(plain.lab().a(), within(0.5));
        assertThat(scaled.lab().b()).isCloseTo(plain.lab().b(), within(0.5));
    }

    @Test
    void darkSkinInAnOrdinaryPhotoIsNotDarkness() {
        assertThat(estimate(PaintedFace.paint(PaintedFace.MONK.get(9), 0.6, 0.1))
                        .tone())
                .isPresent();
    }

    @Test
    void lightSkinInTheDarkIs() {
        assertThat(estimate(PaintedFace.paint(PaintedFace.MONK.get(1), 0.02, 0.1))
                        .absence())
                .contains(Absence.TOO_DARK);
    }

    @Test
    void withoutEyesOrMouthThereIsNoReading() {
        PaintedFace.Picture face = PaintedFace.paint(PaintedFace.MONK.get(4), 1, 0);
        FacePoints back = new FacePoints(null, null, null, null, null, null, null, null, null);
        assertThat(SkinToneEstimator.estimate(face.photo(), face.person(), back).absence())
                .contains(Absence.FACE_NOT_VISIBLE);
    }

    @Test
    void aProfileGivesNoReading() {
        PaintedFace.Picture face = PaintedFace.paint(PaintedFace.MONK.get(4), 1, 0);
        FacePoints profile = new FacePoints(
                new Point(205, 180),
                new Point(195, 180),
                null,
                new Point(205, 243),
                new Point(195, 243),
                null,
                null,
                null,
                null);
        assertThat(SkinToneEstimator.estimate(face.photo(), face.person(), profile)
                        .absence())
                .contains(Absence.FACE_NOT_VISIBLE);
    }

    @Test
    void aFaceOutsideThePhotoGivesNoReading() {
        PaintedFace.Picture face = PaintedFace.paint(PaintedFace.MONK.get(4), 1, 0);
        FacePoints outside = shifted(PaintedFace.POINTS, -2000);
        assertThat(SkinToneEstimator.estimate(face.photo(), face.person(), outside)
                        .absence())
                .contains(Absence.FACE_NOT_VISIBLE);
    }

    @Test
    void aFaceThatIsNotThePersonGivesNoReading() {
        PaintedFace.Picture face = PaintedFace.paint(PaintedFace.MONK.get(4), 1, 0);
        Mask nobody = Mask.filled(64, 80, 0);
        assertThat(SkinToneEstimator.estimate(face.photo(), nobody, PaintedFace.POINTS)
                        .absence())
                .contains(Absence.TOO_FEW_PIXELS);
    }

    @Test
    void noseEarsAndShouldersMayBeUnseen() {
        PaintedFace.Picture face = PaintedFace.paint(PaintedFace.MONK.get(7), 1, 0.05);
        FacePoints few = new FacePoints(
                PaintedFace.POINTS.leftEye(),
                PaintedFace.POINTS.rightEye(),
                null,
                PaintedFace.POINTS.mouthLeft(),
                PaintedFace.POINTS.mouthRight(),
                null,
                null,
                null,
                null);
        assertThat(SkinToneEstimator.estimate(face.photo(), face.person(), few)
                        .tone()
                        .orElseThrow()
                        .monk()
                        .nearest())
                .isEqualTo(8);
    }

    /**
     * Measured apart from this code, with scikit-image's rgb2lab over squares of 7 px: nose L 65, cheeks 71 and 77, a highlit
     * forehead 84; a 7…9, b 14…20.
     */
    @Test
    void astronaut() throws IOException {
        RgbImage photo = sample("samples/customer-astronaut.png");
        SkinReading reading = SkinToneEstimator.estimate(
                photo, Mask.filled(256, 256, 255), scaled(ASTRONAUT, photo.width(), photo.height()));
        SkinTone tone = reading.tone().orElseThrow();
        assertThat(tone.lab().l()).isBetween(65d, 80d);
        assertThat(tone.lab().a()).isBetween(7d, 12d);
        assertThat(tone.lab().b()).isBetween(14d, 22d);
        assertThat(tone.itaClass()).isIn(ItaClass.LIGHT, ItaClass.INTERMEDIATE);
        assertThat(tone.monk().nearest()).isBetween(3, 5);
        assertThat(tone.rgb()).matches("#[0-9a-f]{6}");
        assertThat(tone.confidence()).isBetween(0.6, 1d);
        assertThat(tone.sampledPixels()).isGreaterThan(400);
    }

    private static SkinTone read(PaintedFace.Picture face) {
        return estimate(face).tone().orElseThrow();
    }

    private static SkinReading estimate(PaintedFace.Picture face) {
        return SkinToneEstimator.estimate(face.photo(), face.person(), PaintedFace.POINTS);
    }

    private static SkinTone smaller(PaintedFace.Picture face, double scale) {
        return estimateSmaller(face, scale).tone().orElseThrow();
    }

    private static SkinReading estimateSmaller(PaintedFace.Picture face, double scale) {
        RgbImage photo =
                Resize.smooth(face.photo(), (int) (scale * PaintedFace.WIDTH), (int) (scale * PaintedFace.HEIGHT));
        return SkinToneEstimator.estimate(photo, face.person(), scaled(PaintedFace.POINTS, scale, scale));
    }

    private static FacePoints scaled(FacePoints points, double x, double y) {
        return new FacePoints(
                scaled(points.leftEye(), x, y),
                scaled(points.rightEye(), x, y),
                scaled(points.nose(), x, y),
                scaled(points.mouthLeft(), x, y),
                scaled(points.mouthRight(), x, y),
                scaled(points.leftEar(), x, y),
                scaled(points.rightEar(), x, y),
                scaled(points.leftShoulder(), x, y),
                scaled(points.rightShoulder(), x, y));
    }

    private static Point scaled(Point point, double x, double y) {
        return new Point(point.x() * x, point.y() * y);
    }

    private static FacePoints shifted(FacePoints points, double by) {
        Point offset = new Point(by, by);
        return new FacePoints(
                points.leftEye().plus(offset),
                points.rightEye().plus(offset),
                null,
                points.mouthLeft().plus(offset),
                points.mouthRight().plus(offset),
                null,
                null,
                null,
                null);
    }

    private static RgbImage sample(String path) throws IOException {
        BufferedImage image = ImageIO.read(new File(path));
        byte[] rgb = new byte[3 * image.getWidth() * image.getHeight()];
        for (int i = 0; i < rgb.length / 3; i++) {
            int pixel = image.getRGB(i % image.getWidth(), i / image.getWidth());
            rgb[3 * i] = (byte) (pixel >> 16);
            rgb[3 * i + 1] = (byte) (pixel >> 8);
            rgb[3 * i + 2] = (byte) pixel;
        }
        return RgbImage.owning(image.getWidth(), image.getHeight(), rgb);
    }
}
