package dev.drape.image;

import dev.drape.garment.GarmentAnalyzer;
import dev.drape.image.codec.ImageDecoder;
import dev.drape.testing.Drawing;
import dev.drape.testing.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.Optional;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class PackedMaskTest {
    @ParameterizedTest
    @EnumSource(
            value = Samples.class,
            names = {"TEE", "TANK", "TROUSERS", "DRESS"})
    void aCutoutComesBackBitForBitFromAFractionOfItsBytes(Samples sample) {
        Photo photo = new ImageDecoder(ImageLimits.DEFAULT).decode(sample.bytes());
        Mask cutout = new GarmentAnalyzer()
                .analyze(photo.pixels(), photo.alpha(), Optional.empty())
                .mask();

        PackedMask packed = PackedMask.of(cutout);

        assertThat(packed.unpack().toBytes()).isEqualTo(cutout.toBytes());
        assertThat(packed.width()).isEqualTo(cutout.width());
        assertThat(packed.coverage()).isEqualTo(cutout.coverage());
        assertThat(packed.boundingBox()).isEqualTo(cutout.boundingBox());
        assertThat(packed.deflated().length).isLessThan(cutout.size() / 20);
    }

    /** Noise cannot be packed: it takes more bytes than it has. */
    @ParameterizedTest
    @CsvSource({"1, 1", "7, 3", "640, 480"})
    void noiseComesBackToo(int width, int height) {
        byte[] noise = new byte[width * height];
        new Random(7).nextBytes(noise);
        Mask mask = Mask.owning(width, height, noise.clone());

        Mask back = PackedMask.of(mask).unpack();

        assertThat(back.toBytes()).isEqualTo(noise);
        assertThat(back.width()).isEqualTo(width);
    }

    @Test
    void anEmptyMaskHasNoBox() {
        PackedMask packed = PackedMask.of(Mask.filled(9, 2, 127));

        assertThat(packed.boundingBox()).isNull();
        assertThat(packed.coverage()).isZero();
    }

    @Test
    void givesAwayCopiesOnly() {
        PackedMask packed = PackedMask.of(Drawing.row(0, 127, 128, 255));
        packed.deflated()[0]++;

        assertThat(packed.unpack().toBytes()).containsExactly(0, 127, (byte) 128, (byte) 255);
    }

    @Test
    void bytesThatAreNoMaskOfThatSizeAreAnError() {
        byte[] four = PackedMask.of(Drawing.row(0, 127, 128, 255)).deflated();

        assertThatIllegalStateException().isThrownBy(() -> new PackedMask(5, 1, 0, null, four).unpack());
        assertThatIllegalStateException()
                .isThrownBy(() -> new PackedMask(4, 1, 0, null, new byte[] {7, 7, 7}).unpack());
        assertThatIllegalArgumentException().isThrownBy(() -> new PackedMask(0, 1, 0, null, four));
    }
}
