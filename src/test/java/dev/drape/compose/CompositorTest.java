package dev.drape.compose;

import dev.drape.error.DrapeException;
import dev.drape.error.Failure;
import dev.drape.garment.Garment;
import dev.drape.garment.GarmentPoint;
import dev.drape.image.LabColor;
import dev.drape.image.Mask;
import dev.drape.image.Point;
import dev.drape.image.RgbImage;
import dev.drape.outfit.BodyClass;
import dev.drape.outfit.Outfit;
import dev.drape.pose.BodyPoint;
import dev.drape.pose.Landmark;
import dev.drape.testing.FlatGarments;
import dev.drape.testing.SyntheticPerson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CompositorTest {
    private final Compositor compositor = new Compositor();

    static Stream<Arguments> anything() {
        Random random = new Random(42);
        List<Garment> garments =
                List.of(FlatGarments.tee(), FlatGarments.trousers(), FlatGarments.skirt(), FlatGarments.dress());
        return Stream.generate(() -> Arguments.of(
                        0.6 + 2 * random.nextDouble(),
                        60 * random.nextDouble() - 10,
                        garments.get(random.nextInt(garments.size())),
                        Fit.values()[random.nextInt(Fit.values().length)]))
                .limit(24);
    }

    @ParameterizedTest
    @MethodSource("anything")
    void changesNothingOutsideTheEditMaskAndNeverFaceOrHands(double scale, double spread, Garment garment, Fit fit) {
        SyntheticPerson person = new SyntheticPerson(scale, spread);
        RgbImage photo = person.photo();
        Composition drawn = compositor.compose(customer(person), item(garment), fit);

        assertThat(drawn.picture().sameSize(photo)).isTrue();
        assertThat(drawn.editMask().width()).isEqualTo(photo.width());
        Mask skin = person.mask(BodyClass.SKIN);
        int changed = 0;
        for (int y = 0; y < photo.height(); y++) {
            for (int x = 0; x < photo.width(); x++) {
                boolean same = drawn.picture().at(x, y) == photo.at(x, y);
                changed += same ? 0 : 1;
                if (drawn.editMask().at(x, y) == 0) {
                    assertThat(same).as("pixel %d, %d outside the mask", x, y).isTrue();
                } else {
                    assertThat(face(x, y, scale)).as("face at %d, %d", x, y).isFalse();
                    assertThat(hand(person, skin, x, y, scale))
                            .as("hand at %d, %d", x, y)
                            .isFalse();
                }
            }
        }
        Quality quality = drawn.quality();
        assertThat(quality.changedShare()).isEqualTo((double) changed / photo.size());
        assertThat(quality.residualOldGarment()).isBetween(0.0, 0.05);
        assertThat(quality.uncovered()).isBetween(0.0, 0.1);
        assertThat(quality.confidence()).isBetween(0.2, 1.0);

        Composition again = compositor.compose(customer(person), item(garment), fit);
        assertThat(again.picture().toBytes()).isEqualTo(drawn.picture().toBytes());
        assertThat(again.editMask().toBytes()).isEqualTo(drawn.editMask().toBytes());
        assertThat(again.quality()).isEqualTo(quality);
    }

    /** Between brow and mouth. */
    private static boolean face(int x, int y, double scale) {
        return Math.hypot((x + 0.5) / scale - 150, ((y + 0.5) / scale - 51) / 1.2) < 12;
    }

    /** Around the middle of the hand, well within its drawn outline. */
    private static boolean hand(SyntheticPerson person, Mask skin, int x, int y, double scale) {
        for (BodyPoint[] each : new BodyPoint[][] {
            {BodyPoint.LEFT_WRIST, BodyPoint.LEFT_INDEX}, {BodyPoint.RIGHT_WRIST, BodyPoint.RIGHT_INDEX}
        }) {
            Point middle = person.joint(each[0]).lerp(person.joint(each[1]), 0.7);
            if (middle.distance(new Point(x + 0.5, y + 0.5)) < 4 * scale && skin.isSet(x, y)) {
                return true;
            }
        }
        return false;
    }

    @Test
    void putsTheGarmentsColorsWhereTheOldOneWas() {
        SyntheticPerson person = new SyntheticPerson(2, 10);
        RgbImage picture = compositor
                .compose(customer(person), item(FlatGarments.tee()), Fit.REGULAR)
                .picture();
        int redder = 0;
        int all = 0;
        for (int y = 240; y < 370; y++) {
            for (int x = 270; x < 330; x++) {
                int color = picture.at(x, y);
                redder += (color >> 16 & 0xff) > 180 && (color & 0xff) < 90 ? 1 : 0;
                all++;
            }
        }
        assertThat((double) redder / all).isGreaterThan(0.97);
    }

    /** The person's sleeves are short: below them the arms are bare. */
    @ParameterizedTest
    @ValueSource(doubles = {0, 10, 30, 50})
    void drawsALongSleeveFromShoulderToCuffWithoutAGap(double spread) {
        SyntheticPerson person = new SyntheticPerson(2, spread);
        Composition drawn = compositor.compose(customer(person), item(FlatGarments.sweater()), Fit.REGULAR);
        for (BodyPoint[] joints : new BodyPoint[][] {
            {BodyPoint.LEFT_SHOULDER, BodyPoint.LEFT_ELBOW, BodyPoint.LEFT_WRIST},
            {BodyPoint.RIGHT_SHOULDER, BodyPoint.RIGHT_ELBOW, BodyPoint.RIGHT_WRIST}
        }) {
            ArmPath arm = new ArmPath(person.joint(joints[0]), person.joint(joints[1]), person.joint(joints[2]));
            for (double along = 0.1; along < 0.8; along += 0.02) {
                for (double aside : new double[] {-8, 0, 8}) {
                    Point outward = arm.direction(along * arm.length()).perpendicular();
                    Point point = arm.at(along * arm.length()).plus(outward.times(aside));
                    int color = drawn.picture().at((int) point.x(), (int) point.y());
                    assertThat((color >> 16 & 0xff) > 150 && (color & 0xff) < 100)
                            .as("cloth %.2f along %s, %.0f aside: %06x", along, joints[1], aside, color & 0xffffff)
                            .isTrue();
                }
            }
        }
    }

    /** Feet that are moved together by 20 units a side draw slim legs in; the wider the legs, the straighter they hang. */
    @ParameterizedTest
    @CsvSource({"78, 12, 16", "60, 4, 8", "50, 0, 5"})
    void hangsWideTrousersStraightDown(double outer, double least, double most) {
        double apart = widthOfTrousers(outer, 0);
        double together = widthOfTrousers(outer, 20);
        assertThat(apart).isGreaterThan(40);
        assertThat((apart - together) / 2).isBetween(least, most);
    }

    /** Units between the outer edges of the cloth at the shins. */
    private double widthOfTrousers(double outer, double inward) {
        SyntheticPerson person = new SyntheticPerson(2, 50);
        Customer customer = posed(person, "ANKLE", l -> moved(l, closer(l, inward), l.y(), 0.99));
        RgbImage picture = compositor
                .compose(customer, item(FlatGarments.trousers(outer)), Fit.REGULAR)
                .picture();
        int left = picture.width();
        int right = 0;
        for (int x = 0; x < picture.width(); x++) {
            int color = picture.at(x, 660);
            if ((color >> 16 & 0xff) > 190 && (color & 0xff) < 100) {
                left = Math.min(left, x);
                right = x;
            }
        }
        return (right - left) / 2d;
    }

    private static double closer(Landmark ankle, double units) {
        return ankle.x() - Math.signum(ankle.x() - 0.5) * units / 300;
    }

    static Stream<Arguments> hiddenBodies() {
        UnaryOperator<Landmark> unseen = l -> moved(l, l.x(), l.y(), 0.1);
        UnaryOperator<Landmark> outside = l -> moved(l, l.x() + 0.9, l.y(), 0.9);
        UnaryOperator<Landmark> collapsed = l -> moved(l, 0.5, 0.5, 0.9);
        UnaryOperator<Landmark> nowhere = l -> moved(l, Double.NaN, l.y(), 0.9);
        return Stream.of(
                Arguments.of(FlatGarments.tee(), "SHOULDER", unseen),
                Arguments.of(FlatGarments.tee(), "SHOULDER", outside),
                Arguments.of(FlatGarments.tee(), "SHOULDER", collapsed),
                Arguments.of(FlatGarments.tee(), "", collapsed),
                Arguments.of(FlatGarments.tee(), "", nowhere),
                Arguments.of(FlatGarments.trousers(), "HIP", unseen),
                Arguments.of(FlatGarments.dress(), "HIP", outside));
    }

    @ParameterizedTest
    @MethodSource("hiddenBodies")
    void refusesBodiesItCannotSee(Garment garment, String joints, UnaryOperator<Landmark> change) {
        SyntheticPerson person = new SyntheticPerson(1, 0);
        assertThatThrownBy(() -> compositor.compose(posed(person, joints, change), item(garment), Fit.REGULAR))
                .isInstanceOfSatisfying(
                        DrapeException.class, e -> assertThat(e.failure()).isEqualTo(Failure.BODY_NOT_VISIBLE));
    }

    @Test
    void namesTheJointItMisses() {
        SyntheticPerson person = new SyntheticPerson(1, 0);
        Customer customer = posed(person, "SHOULDER", l -> moved(l, l.x(), l.y(), 0.25));
        assertThatThrownBy(() -> compositor.compose(customer, item(FlatGarments.tee()), Fit.REGULAR))
                .isInstanceOfSatisfying(DrapeException.class, e -> {
                    DrapeException.Finding finding = e.finding().orElseThrow();
                    assertThat(finding.check()).isEqualTo("left_shoulder_visibility");
                    assertThat(finding.measured()).isEqualTo(0.25);
                    assertThat(finding.hint()).isNotBlank();
                });
    }

    static Stream<Garment> brokenGarments() {
        Map<GarmentPoint, Point> collapsed = new EnumMap<>(GarmentPoint.class);
        Map<GarmentPoint, Point> swapped = new EnumMap<>(GarmentPoint.class);
        FlatGarments.tee().points().forEach((key, p) -> {
            collapsed.put(key, new Point(0.5, 0.5));
            swapped.put(key, new Point(1 - p.x(), 1 - p.y()));
        });
        return Stream.of(
                FlatGarments.with(FlatGarments.tee(), Map.of()),
                FlatGarments.with(FlatGarments.tee(), collapsed),
                FlatGarments.with(FlatGarments.tee(), swapped),
                FlatGarments.with(FlatGarments.trousers(), Map.of()),
                FlatGarments.with(FlatGarments.skirt(), collapsed));
    }

    @ParameterizedTest
    @MethodSource("brokenGarments")
    void refusesGarmentsWithoutAShape(Garment garment) {
        assertThatThrownBy(() -> compositor.compose(customer(new SyntheticPerson(1, 0)), item(garment), Fit.REGULAR))
                .isInstanceOfSatisfying(
                        DrapeException.class, e -> assertThat(e.failure()).isEqualTo(Failure.GARMENT_NOT_SEPARABLE));
    }

    /** Random joints, masks and points: whatever comes in, an answer or a named failure comes out. */
    @Test
    void neverFailsWithoutAName() {
        Random random = new Random(3);
        for (int i = 0; i < 60; i++) {
            SyntheticPerson person = new SyntheticPerson(0.4 + random.nextDouble(), 20 * random.nextDouble());
            double noise = Math.pow(10, -2.5 * random.nextDouble());
            Customer customer = posed(
                    person,
                    "",
                    l -> moved(l, l.x() + noise * random.nextGaussian(), l.y() + noise * random.nextGaussian(), 0.9));
            if (i % 5 == 0) {
                customer = blank(customer, i % 2 == 0 ? 0 : 255);
            }
            Garment garment = List.of(
                            FlatGarments.tee(), FlatGarments.trousers(), FlatGarments.skirt(), FlatGarments.dress())
                    .get(i % 4);
            Map<GarmentPoint, Point> points = new EnumMap<>(GarmentPoint.class);
            garment.points().forEach((key, p) -> {
                if (random.nextDouble() > 0.1) {
                    points.put(
                            key,
                            new Point(p.x() + noise * random.nextGaussian(), p.y() + noise * random.nextGaussian()));
                }
            });
            try {
                Composition drawn = compositor.compose(customer, item(FlatGarments.with(garment, points)), Fit.LOOSE);
                assertThat(drawn.quality().confidence()).isBetween(0.0, 1.0);
            } catch (DrapeException named) {
                assertThat(named.failure())
                        .isIn(Failure.BODY_NOT_VISIBLE, Failure.GARMENT_NOT_SEPARABLE, Failure.NOTHING_CHANGED);
            }
        }
    }

    @Test
    void leavesWhatHandsHoldInFront() {
        Customer person = customer(new SyntheticPerson(1, 0));
        RgbImage photo = person.photo();
        boolean[] box = new boolean[photo.size()];
        for (int i = 0; i < box.length; i++) {
            int x = i % photo.width();
            int y = i / photo.width();
            box[i] = x >= 130 && x < 170 && y >= 130 && y < 180;
        }
        Map<BodyClass, Mask> masks = new EnumMap<>(person.outfit().masks());
        Mask held = Mask.of(photo.width(), photo.height(), box);
        masks.put(BodyClass.HELD, held);
        masks.put(BodyClass.TOP, masks.get(BodyClass.TOP).min(held.invert()));
        Customer holding = new Customer(
                photo, person.pose(), person.person(), person.outfit().withMasks(masks));

        Composition drawn = compositor.compose(holding, item(FlatGarments.tee()), Fit.REGULAR);

        for (int y = 134; y < 176; y++) {
            for (int x = 134; x < 166; x++) {
                int i = y * photo.width() + x;
                assertThat(drawn.editMask().at(i)).as("%d, %d", x, y).isZero();
            }
        }
        assertThat(drawn.editMask().at(150, 120)).isPositive();
    }

    private static Customer customer(SyntheticPerson person) {
        return new Customer(person.photo(), person.pose(), person.person(), person.outfit());
    }

    private static Item item(Garment garment) {
        return new Item(FlatGarments.photo(garment), garment);
    }

    private static Customer posed(SyntheticPerson person, String joints, UnaryOperator<Landmark> change) {
        List<Landmark> landmarks = new ArrayList<>();
        for (Landmark landmark : person.pose().landmarks()) {
            landmarks.add(landmark.point().name().endsWith(joints) ? change.apply(landmark) : landmark);
        }
        return new Customer(person.photo(), person.pose(landmarks), person.person(), person.outfit());
    }

    private static Customer blank(Customer customer, int value) {
        Map<BodyClass, Mask> masks = new EnumMap<>(BodyClass.class);
        masks.put(BodyClass.TOP, Mask.filled(37, 50, value));
        LabColor skin = new LabColor(70, 15, 22);
        Outfit outfit = new Outfit(masks, 0, 1, List.of(), false, false, 0, 0, skin, skin, List.of());
        return new Customer(customer.photo(), customer.pose(), Mask.filled(37, 50, value), outfit);
    }

    private static Landmark moved(Landmark l, double x, double y, double visibility) {
        return new Landmark(l.point(), x, y, l.z(), visibility, l.presence());
    }
}
