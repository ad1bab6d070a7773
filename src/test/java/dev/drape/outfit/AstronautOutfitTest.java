package dev.drape.outfit;

import dev.drape.image.Mask;
import dev.drape.image.RgbImage;
import dev.drape.image.filter.Resize;
import dev.drape.pose.BodyPoint;
import dev.drape.pose.Complexity;
import dev.drape.pose.Landmark;
import dev.drape.pose.Pose;
import dev.drape.pose.RegionMask;
import dev.drape.pose.RegionOfInterest;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import javax.imageio.ImageIO;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A real photo: landmarks and person mask (the larger of the pose's and the selfie model's) by the original MediaPipe,
 * places judged by eye.
 */
class AstronautOutfitTest {
    private static Outfit outfit;
    private static int side;

    @BeforeAll
    static void parse() throws IOException {
        BufferedImage photo;
        try (InputStream in = Files.newInputStream(Path.of("samples/customer-astronaut.png"))) {
            photo = ImageIO.read(in);
        }
        side = photo.getWidth();
        byte[] rgb = new byte[3 * side * photo.getHeight()];
        for (int i = 0; i < rgb.length / 3; i++) {
            int color = photo.getRGB(i % side, i / side);
            rgb[3 * i] = (byte) (color >> 16);
            rgb[3 * i + 1] = (byte) (color >> 8);
            rgb[3 * i + 2] = (byte) color;
        }
        RgbImage image = RgbImage.owning(side, photo.getHeight(), rgb);
        outfit = new OutfitParser().parse(image, pose(), person());
    }

    private static Mask person() throws IOException {
        try (InputStream in = AstronautOutfitTest.class.getResourceAsStream("/outfit/astronaut-person.png")) {
            BufferedImage mask = ImageIO.read(in);
            byte[] values = new byte[mask.getWidth() * mask.getHeight()];
            for (int i = 0; i < values.length; i++) {
                values[i] = (byte) mask.getRaster().getSample(i % mask.getWidth(), i / mask.getWidth(), 0);
            }
            return Mask.owning(mask.getWidth(), mask.getHeight(), values);
        }
    }

    private static Pose pose() throws IOException {
        try (InputStream in = AstronautOutfitTest.class.getResourceAsStream("/outfit/astronaut-landmarks.txt")) {
            List<String> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            List<Landmark> landmarks = new ArrayList<>();
            for (BodyPoint point : BodyPoint.values()) {
                String[] v = lines.get(point.ordinal()).split(" ", -1);
                landmarks.add(new Landmark(
                        point, Double.parseDouble(v[0]), Double.parseDouble(v[1]), 0, Double.parseDouble(v[2]), 1));
            }
            RegionOfInterest region = new RegionOfInterest(256, 256, 512, 0);
            return new Pose(
                    1, Complexity.FULL, landmarks, landmarks, region, RegionMask.covering(Mask.filled(1, 1, 255)), 1);
        }
    }

    @ParameterizedTest(name = "{3} is {2}")
    @CsvSource({
        "180,  60, HAIR, the hair on the left",
        "285,  80, HAIR, the hair on the right",
        "205, 130, SKIN, a cheek",
        "225, 170, SKIN, the chin",
        "230, 215, TOP, the black collar",
        "150, 320, TOP, the chest",
        "300, 270, TOP, the ring of the suit",
        "60,  300, TOP, an upper arm",
        "380,  60, BACKGROUND, the wall",
        "410, 170, BACKGROUND, the shuttle"
    })
    void seesWhatIsThere(int x, int y, BodyClass expected, String name) {
        Mask mask = Resize.smooth(outfit.mask(expected), side, side);
        assertThat(mask.at(x, y)).isGreaterThan(200);
    }

    @Test
    void seesNoTrousers() {
        assertThat(outfit.mask(BodyClass.BOTTOM).coverage()).isLessThan(.002);
        assertThat(outfit.waistline()).isEmpty();
    }

    @Test
    void seesLongSleeves() {
        assertThat(outfit.wornSleeveLeft()).isGreaterThan(.85);
        assertThat(outfit.wornSleeveRight()).isGreaterThan(.85);
    }
}
