package dev.drape.image.codec;

import dev.drape.image.ImageDigest;
import dev.drape.image.ImageLimits;
import dev.drape.image.Mask;
import dev.drape.image.Photo;
import dev.drape.image.RgbImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import javax.imageio.ImageIO;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;

class ImageEncoderTest {
    private final ImageEncoder encoder = new ImageEncoder();
    private final ImageDecoder decoder = new ImageDecoder(new ImageLimits(1 << 20, 1 << 20, 1, 1024));

    private static RgbImage noise(int width, int height) {
        byte[] rgb = new byte[3 * width * height];
        new Random(9).nextBytes(rgb);
        return RgbImage.owning(width, height, rgb);
    }

    /** Read back by the JDK's decoder, not by ours. */
    @ParameterizedTest
    @CsvSource({"1, 1", "37, 23", "200, 3"})
    void writesPngWithoutLoss(int width, int height) throws IOException {
        RgbImage image = noise(width, height);
        BufferedImage read = ImageIO.read(new ByteArrayInputStream(encoder.encode(image, OutputFormat.PNG)));

        assertThat(read.getWidth()).isEqualTo(width);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                assertThat(read.getRGB(x, y) & 0xffffff).isEqualTo(image.at(x, y));
            }
        }
        assertThat(decoder.decode(encoder.encode(image, OutputFormat.PNG))
                        .pixels()
                        .toBytes())
                .isEqualTo(image.toBytes());
    }

    @Test
    void writesAMaskWithoutLoss() throws IOException {
        byte[] ramp = new byte[256];
        for (int i = 0; i < ramp.length; i++) {
            ramp[i] = (byte) i;
        }
        byte[] file = encoder.png(Mask.owning(32, 8, ramp.clone()));
        byte[] read = new byte[256];
        ImageIO.read(new ByteArrayInputStream(file)).getRaster().getDataElements(0, 0, 32, 8, read);

        assertThat(read).isEqualTo(ramp);
    }

    /** Flat cells of saturated colour side by side: with halved chroma the seams would bleed by dozens of levels. */
    @ParameterizedTest
    @CsvSource({"JPEG, 12", "WEBP, 60"})
    void keepsColourEdges(OutputFormat format, int tolerance) {
        byte[] rgb = new byte[3 * 64 * 64];
        for (int i = 0; i < 64 * 64; i++) {
            rgb[3 * i + (i % 64 / 8 % 2 == 0 ? 0 : 2)] = (byte) 200;
        }
        byte[] file = encoder.encode(RgbImage.owning(64, 64, rgb), format);
        Photo photo = decoder.decode(file);

        assertThat(ImageFormat.sniff(file).mediaType()).isEqualTo(format.mediaType());
        assertThat(photo.digest()).isEqualTo(ImageDigest.of(file));
        assertThat(photo.alpha()).isEmpty();
        for (int x = 0; x < 64; x++) {
            assertThat(photo.pixels().red(x) - (x / 8 % 2 == 0 ? 200 : 0)).isBetween(-tolerance, tolerance);
        }
    }

    @Test
    void writesTheSameBytesEachTime() {
        RgbImage image = noise(40, 40);
        for (OutputFormat format : OutputFormat.values()) {
            assertThat(encoder.encode(image, format)).isEqualTo(encoder.encode(image, format));
        }
    }
}
