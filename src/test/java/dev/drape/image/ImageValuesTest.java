package dev.drape.image;

import dev.drape.testing.Drawing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.charset.StandardCharsets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ImageValuesTest {
    @Test
    void readsPixelsByPlace() {
        RgbImage image = RgbImage.owning(2, 2, new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9, (byte) 250, 11, 12});

        assertThat(image.at(1, 1)).isEqualTo(0xfa0b0c);
        assertThat(image.red(3)).isEqualTo(250);
        assertThat(image.crop(new PixelBox(1, 0, 1, 2)).toBytes()).containsExactly(4, 5, 6, -6, 11, 12);
        assertThat(RgbImage.filled(3, 1, 0x102030).at(2, 0)).isEqualTo(0x102030);
    }

    @Test
    void givesAwayCopiesOnly() {
        RgbImage image = RgbImage.filled(1, 1, 0);
        image.toBytes()[0] = 9;
        Mask mask = Mask.filled(1, 1, 0);
        mask.toBytes()[0] = 9;
        Plane plane = Drawing.plane(1, 0);
        plane.toFloats()[0] = 9;

        assertThat(image.red(0)).isZero();
        assertThat(mask.at(0)).isZero();
        assertThat(plane.at(0)).isZero();
    }

    @ParameterizedTest
    @CsvSource({"0, 1, 0", "2, 2, 3", "-1, -1, 1", "65536, 65536, 0"})
    void refusesSizesThatDoNotFit(int width, int height, int length) {
        assertThatIllegalArgumentException().isThrownBy(() -> RgbImage.owning(width, height, new byte[3 * length]));
        assertThatIllegalArgumentException().isThrownBy(() -> Mask.owning(width, height, new byte[length]));
        assertThatIllegalArgumentException().isThrownBy(() -> Plane.owning(width, height, new float[length]));
    }

    @Test
    void masksCountFromHalfOn() {
        Mask mask = Drawing.row(0, 127, 128, 255);

        assertThat(mask.count()).isEqualTo(2);
        assertThat(mask.coverage()).isEqualTo(0.5);
        assertThat(mask.isSet(1, 0)).isFalse();
        assertThat(mask.isSet(2, 0)).isTrue();
        assertThat(mask.isSet(4, 0)).isFalse();
        assertThat(mask.boundingBox()).isEqualTo(new PixelBox(2, 0, 2, 1));
        assertThat(mask.invert().toBytes()).containsExactly((byte) 255, (byte) 128, 127, 0);
        assertThat(Mask.filled(2, 2, 127).boundingBox()).isNull();
    }

    @Test
    void masksCombine() {
        Mask a = Drawing.row(0, 200, 50);
        Mask b = Drawing.row(10, 100, 255);

        assertThat(a.max(b).toBytes()).containsExactly(10, (byte) 200, (byte) 255);
        assertThat(a.min(b).toBytes()).containsExactly(0, 100, 50);
        assertThat(a.crop(new PixelBox(1, 0, 2, 1)).toBytes()).containsExactly((byte) 200, 50);
        assertThatIllegalArgumentException().isThrownBy(() -> a.max(Mask.filled(1, 3, 0)));
    }

    @Test
    void planesTurnToMasks() {
        Plane plane = Drawing.plane(5, -1f, 0.5f, 0.499f, 1f, 7f);

        assertThat(plane.toMask().toBytes()).containsExactly(0, (byte) 128, 127, (byte) 255, (byte) 255);
        assertThat(plane.above(0.5).toBytes()).containsExactly(0, 0, 0, (byte) 255, (byte) 255);
        assertThat(Plane.of(Drawing.row(0, 51, 255)).toFloats()).containsExactly(0, 0.2f, 1);
    }

    @Test
    void boxesGrowToTheBorder() {
        assertThat(new PixelBox(2, 3, 4, 5).grow(3, 8, 20)).isEqualTo(new PixelBox(0, 0, 8, 11));
        assertThatIllegalArgumentException().isThrownBy(() -> new PixelBox(0, 0, 0, 1));
    }

    @Test
    void pointsCompute() {
        Point p = new Point(3, 4);

        assertThat(p.length()).isEqualTo(5);
        assertThat(p.unit()).isEqualTo(new Point(0.6, 0.8));
        assertThat(new Point(0, 0).unit()).isEqualTo(new Point(0, 0));
        assertThat(p.perpendicular()).isEqualTo(new Point(-4, 3));
        assertThat(p.dot(p.perpendicular())).isZero();
        assertThat(p.lerp(new Point(5, 0), 0.25)).isEqualTo(new Point(3.5, 3));
        assertThat(p.distance(new Point(0, 0))).isEqualTo(5);
        assertThat(p.plus(p).minus(p).times(2)).isEqualTo(new Point(6, 8));
    }

    /** RFC 1321 and FIPS 180-2 test vectors. */
    @Test
    void digestsByTheStandards() {
        ImageDigest digest = ImageDigest.of("abc".getBytes(StandardCharsets.US_ASCII));

        assertThat(digest.md5()).isEqualTo("900150983cd24fb0d6963f7d28e17f72");
        assertThat(digest.sha256()).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @Test
    void labChannelsAreOfOneSize() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LabImage(Drawing.plane(2, 1, 2), Drawing.plane(1, 1, 2), Drawing.plane(2, 1, 2)));
    }
}
