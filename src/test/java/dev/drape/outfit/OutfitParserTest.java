package dev.drape.outfit;

import dev.drape.image.LabColor;
import dev.drape.image.Mask;
import dev.drape.image.PixelBox;
import dev.drape.image.RgbImage;
import dev.drape.image.filter.Resize;
import dev.drape.pose.BodyPoint;
import dev.drape.pose.Landmark;
import dev.drape.pose.Pose;
import dev.drape.testing.PaintedPerson;
import dev.drape.testing.PaintedPerson.Layer;
import dev.drape.testing.PaintedPerson.Look;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** Painted people, whose classes are known to the pixel. */
class OutfitParserTest {
    private static final int JEANS = 0x3d5475;

    private final OutfitParser parser = new OutfitParser();

    static Stream<Arguments> people() {
        Look red = Look.tee(0xb02a30, JEANS);
        return Stream.of(
                arguments("red tee, jeans", red),
                arguments(
                        "white tee on a whitish wall", Look.tee(0xf4f4f2, JEANS).withWall(0xe9e9e7)),
                arguments("black tee, light trousers", Look.tee(0x1c1c1f, 0xc9bfa8)),
                arguments("long sleeves", Look.tee(0x2f6b4a, 0x2a2a30).withSleeve(.97)),
                arguments("tank top", Look.tee(0x27407a, 0x8a8278).withSleeve(0)),
                arguments("flat grey top", Look.tee(0x969696, JEANS)),
                arguments("bare midriff", Look.tee(0x3a8f5c, JEANS).withBelly(.6, .95)),
                arguments("dark skin", Look.tee(0xc8c8cc, 0x22304a).withSkin(0x5a3a2c)),
                arguments("fair skin", Look.tee(0x4a5f8f, 0x303030).withSkin(0xf0cdbb)),
                arguments("skirt", Look.tee(0xe8e4da, 0x6b2036).withSkirt()),
                arguments("forearm in front", red.withArmInFront()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("people")
    void findsEveryClass(String name, Look look) {
        PaintedPerson painted = PaintedPerson.of(look);
        Outfit outfit = parser.parse(painted.photo(), painted.pose(), painted.person());
        assertThat(iou(outfit, BodyClass.TOP, painted, Layer.TOP)).as("top").isGreaterThan(.93);
        assertThat(iou(outfit, BodyClass.BOTTOM, painted, Layer.BOTTOM))
                .as("bottom")
                .isGreaterThan(.92);
        assertThat(iou(outfit, BodyClass.SKIN, painted, Layer.SKIN)).as("skin").isGreaterThan(.85);
        assertThat(iou(outfit, BodyClass.HAIR, painted, Layer.HAIR)).as("hair").isGreaterThan(.8);
        assertThat(outfit.mask(BodyClass.HELD).count()).as("held").isZero();
        assertThat(outfit.onePiece()).isFalse();
        assertThat(outfit.confidence()).isGreaterThan(.5);
        assertThat(outfit.warnings()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("people")
    void measuresSleevesAndWaist(String name, Look look) {
        PaintedPerson painted = PaintedPerson.of(look);
        Outfit outfit = parser.parse(painted.photo(), painted.pose(), painted.person());
        assertThat(outfit.wornSleeveLeft()).isCloseTo(look.sleeve(), within(.08));
        assertThat(outfit.wornSleeveRight()).isCloseTo(look.sleeve(), within(.08));
        double torso = PaintedPerson.HIP_Y - PaintedPerson.SHOULDER_Y;
        double hem = (PaintedPerson.SHOULDER_Y + look.hem() * torso) / PaintedPerson.HEIGHT;
        List<Double> middle = outfit.waistline().subList(10, 35);
        assertThat(middle).allSatisfy(y -> assertThat(y).isCloseTo(hem, within(.03 * torso / PaintedPerson.HEIGHT)));
        assertThat(outfit.bareMidriff()).isEqualTo(look.waist() > look.hem());
    }

    @Test
    void masksSumToOne() {
        PaintedPerson painted = PaintedPerson.of(Look.tee(0xb02a30, JEANS));
        Outfit outfit = parser.parse(painted.photo(), painted.pose(), painted.person());
        for (int i = 0; i < outfit.mask(BodyClass.TOP).size(); i++) {
            int sum = 0;
            for (BodyClass which : BodyClass.values()) {
                sum += outfit.mask(which).at(i);
            }
            assertThat(sum).isBetween(253, 257);
        }
    }

    @Test
    void saysThatADressIsOnePiece() {
        PaintedPerson painted = PaintedPerson.of(Look.tee(0x2a8c8c, 0x2a8c8c).withSkirt());
        Outfit outfit = parser.parse(painted.photo(), painted.pose(), painted.person());
        assertThat(outfit.topLikeness()).isGreaterThan(.8);
        assertThat(outfit.onePiece()).isTrue();
        assertThat(outfit.confidence()).isBetween(.4, .5);
        assertThat(outfit.warnings()).containsExactly("top_like_bottom");
        assertThat(outfit.waistline())
                .as("cut level")
                .allSatisfy(y -> assertThat(y).isCloseTo(outfit.waistline().get(0), within(.01)));
        Mask cloth = Resize.smooth(
                sum(outfit.mask(BodyClass.TOP), outfit.mask(BodyClass.BOTTOM)),
                PaintedPerson.WIDTH,
                PaintedPerson.HEIGHT);
        Mask truth = Mask.of(PaintedPerson.WIDTH, PaintedPerson.HEIGHT, painted.where(Layer.TOP))
                .max(Mask.of(PaintedPerson.WIDTH, PaintedPerson.HEIGHT, painted.where(Layer.BOTTOM)));
        assertThat(iou(cloth, truth)).isGreaterThan(.93);
    }

    @Test
    void saysThatTrousersOfTheTopsColorAreNoDress() {
        PaintedPerson painted = PaintedPerson.of(Look.tee(0x2a8c8c, 0x2a8c8c));
        Outfit outfit = parser.parse(painted.photo(), painted.pose(), painted.person());
        assertThat(outfit.onePiece()).isFalse();
        assertThat(outfit.confidence()).isLessThan(.5);
        assertThat(outfit.warnings()).containsExactly("top_like_bottom");
    }

    /** The right hand is at (106, 326). */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "a bag that hangs from the hand, 60, 322, 60, 60, 0xb02a30, true",
        "a book before the thigh,        112, 318, 46, 60, 0x2f6b4a, true",
        "a book of the hand's own skirt, 112, 318, 46, 60, 0x6b2036, false",
        "a pocket out of reach,          196, 345, 40, 30, 0x2f6b4a, false"
    })
    void tellsWhatAHandHolds(String name, int x, int y, int width, int height, String color, boolean held) {
        PaintedPerson painted = PaintedPerson.of(Look.tee(0xe8e4da, 0x6b2036).withSkirt());
        PixelBox box = new PixelBox(x, y, width, height);
        boolean[] person = painted.where(Layer.WALL);
        for (int i = 0; i < person.length; i++) {
            person[i] = !person[i] || inside(box, i);
        }
        Outfit outfit = parser.parse(
                withBox(painted.photo(), box, Integer.decode(color)),
                painted.pose(),
                Mask.of(PaintedPerson.WIDTH, PaintedPerson.HEIGHT, person));
        Mask found = Resize.smooth(outfit.mask(BodyClass.HELD), PaintedPerson.WIDTH, PaintedPerson.HEIGHT);
        if (held) {
            boolean[] truth = new boolean[person.length];
            for (int i = 0; i < truth.length; i++) {
                truth[i] = inside(box, i);
            }
            assertThat(iou(found, Mask.of(PaintedPerson.WIDTH, PaintedPerson.HEIGHT, truth)))
                    .isGreaterThan(.75);
        } else {
            assertThat(found.count()).isZero();
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "an open jacket over a white shirt, 174, 130, 36, 175, true",
        "a print on the chest,              174, 185, 36,  50, false",
        "a strip down one side,             146, 130, 30, 175, false"
    })
    void saysThatAJacketIsOpen(String name, int x, int y, int width, int height, boolean open) {
        PaintedPerson painted = PaintedPerson.of(Look.tee(0x27407a, JEANS).withSleeve(.97));
        boolean[] top = painted.where(Layer.TOP);
        RgbImage plain = painted.photo();
        byte[] before = plain.toBytes();
        byte[] pixels =
                withBox(plain, new PixelBox(x, y, width, height), 0xe8e4da).toBytes();
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = top[i / 3] ? pixels[i] : before[i];
        }
        Outfit outfit = parser.parse(
                RgbImage.owning(PaintedPerson.WIDTH, PaintedPerson.HEIGHT, pixels), painted.pose(), painted.person());
        assertThat(outfit.warnings().contains("open_front")).isEqualTo(open);
        assertThat(outfit.confidence() < .5).isEqualTo(open);
    }

    @Test
    void tellsSkinColorsOfFaceAndBody() {
        PaintedPerson painted = PaintedPerson.of(Look.tee(0x27407a, JEANS).withSkin(0xb07a5e));
        Outfit outfit = parser.parse(painted.photo(), painted.pose(), painted.person());
        // 0xb07a5e by scikit-image's rgb2lab
        for (LabColor skin : List.of(outfit.faceSkin(), outfit.bodySkin())) {
            assertThat(skin.l()).isCloseTo(56.05, within(2d));
            assertThat(skin.a()).isCloseTo(17.67, within(1.5));
            assertThat(skin.b()).isCloseTo(23.77, within(1.5));
        }
    }

    @Test
    void leavesOtherPeopleOut() {
        PaintedPerson painted = PaintedPerson.of(Look.tee(0xb02a30, JEANS));
        boolean[] crowd = new boolean[PaintedPerson.WIDTH * PaintedPerson.HEIGHT];
        for (int i = 0; i < crowd.length; i++) {
            crowd[i] = painted.layerAt(i) != Layer.WALL || i % PaintedPerson.WIDTH < 60;
        }
        Mask people = Mask.of(PaintedPerson.WIDTH, PaintedPerson.HEIGHT, crowd);
        Outfit outfit = parser.parse(painted.photo(), painted.pose(), people);
        assertThat(iou(outfit, BodyClass.BACKGROUND, painted, Layer.WALL)).isGreaterThan(.97);
    }

    @Test
    void knowsNoWaistlineInABust() {
        PaintedPerson painted = PaintedPerson.of(Look.tee(0xb02a30, JEANS));
        int height = 256;
        PixelBox bust = new PixelBox(0, 0, PaintedPerson.WIDTH, height);
        Pose pose = moved(
                painted.pose(),
                p -> new Landmark(
                        p.point(), p.x(), p.y() * PaintedPerson.HEIGHT / height, p.z(), p.visibility(), p.presence()));
        RgbImage photo = painted.photo().crop(bust);
        Outfit outfit = parser.parse(photo, pose, painted.person().crop(bust));
        assertThat(outfit.waistline()).isEmpty();
        assertThat(outfit.mask(BodyClass.BOTTOM).coverage()).isLessThan(.002);
        assertThat(outfit.confidence()).isGreaterThan(.5);
        assertThat(outfit.warnings()).isEmpty();
    }

    @Test
    void saysThatNoFaceWasSeen() {
        PaintedPerson painted = PaintedPerson.of(Look.tee(0xb02a30, JEANS));
        Pose pose = moved(
                painted.pose(),
                p -> p.point().ordinal() <= BodyPoint.MOUTH_RIGHT.ordinal()
                        ? new Landmark(p.point(), p.x(), p.y(), p.z(), .1, p.presence())
                        : p);
        Outfit outfit = parser.parse(painted.photo(), pose, painted.person());
        assertThat(outfit.warnings()).contains("face_unseen");
        assertThat(outfit.confidence()).isLessThan(.5);
    }

    @Test
    void takesASleeveHiddenByTheBodyFromTheOtherArm() {
        PaintedPerson painted = PaintedPerson.of(Look.tee(0xb02a30, JEANS));
        // elbow and wrist behind the back, as the pose model draws them: on top of the torso, not visible
        Pose pose = moved(painted.pose(), p -> switch (p.point()) {
            case RIGHT_ELBOW -> new Landmark(p.point(), .44, .47, 0, .2, .9);
            case RIGHT_WRIST -> new Landmark(p.point(), .46, .57, 0, .2, .9);
            default -> p;
        });
        Outfit outfit = parser.parse(painted.photo(), pose, painted.person());
        assertThat(outfit.wornSleeveRight()).isCloseTo(.3, within(.08));
    }

    @Test
    void takesAPersonMaskOfAnySizeAndAnswersTheSameTwice() {
        PaintedPerson painted = PaintedPerson.of(Look.tee(0xb02a30, JEANS));
        Mask small = Resize.smooth(painted.person(), 192, 256);
        Outfit first = parser.parse(painted.photo(), painted.pose(), small);
        Outfit second = parser.parse(painted.photo(), painted.pose(), small);
        assertThat(iou(first, BodyClass.TOP, painted, Layer.TOP)).isGreaterThan(.93);
        for (BodyClass which : BodyClass.values()) {
            assertThat(first.mask(which).toBytes()).isEqualTo(second.mask(which).toBytes());
        }
    }

    private static Pose moved(Pose pose, UnaryOperator<Landmark> move) {
        return new Pose(
                pose.confidence(),
                pose.complexity(),
                pose.landmarks().stream().map(move).toList(),
                pose.worldLandmarks(),
                pose.region(),
                pose.person(),
                pose.people());
    }

    private static boolean inside(PixelBox box, int pixel) {
        int x = pixel % PaintedPerson.WIDTH - box.x();
        int y = pixel / PaintedPerson.WIDTH - box.y();
        return x >= 0 && y >= 0 && x < box.width() && y < box.height();
    }

    private static RgbImage withBox(RgbImage photo, PixelBox box, int color) {
        byte[] pixels = photo.toBytes();
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = inside(box, i / 3) ? (byte) (color >> (16 - 8 * (i % 3))) : pixels[i];
        }
        return RgbImage.owning(photo.width(), photo.height(), pixels);
    }

    private static Mask sum(Mask a, Mask b) {
        byte[] out = new byte[a.size()];
        for (int i = 0; i < out.length; i++) {
            out[i] = (byte) Math.min(255, a.at(i) + b.at(i));
        }
        return Mask.owning(a.width(), a.height(), out);
    }

    private static double iou(Outfit outfit, BodyClass which, PaintedPerson painted, Layer layer) {
        return iou(
                Resize.smooth(outfit.mask(which), PaintedPerson.WIDTH, PaintedPerson.HEIGHT),
                Mask.of(PaintedPerson.WIDTH, PaintedPerson.HEIGHT, painted.where(layer)));
    }

    private static double iou(Mask a, Mask b) {
        return (double) a.min(b).count() / a.max(b).count();
    }
}
