package dev.drape.image.codec;

import com.drew.imaging.ImageMetadataReader;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.icc.IccDirectory;
import dev.drape.image.ImageLimits;
import dev.drape.image.codec.ImageHeader.Channels;
import dev.drape.testing.ImageFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

import static org.assertj.core.api.Assertions.assertThat;

class ImageHeaderTest {
    private static final ImageLimits SMALL = new ImageLimits(1 << 20, 1 << 20, 1, 1024);

    @ParameterizedTest
    @CsvSource({
        "baseline.jpg, JPEG, 8, RGB, false, false",
        "progressive.jpg, JPEG, 8, RGB, false, false",
        "grey.jpg, JPEG, 8, GREY, false, false",
        "cmyk.jpg, JPEG, 8, CMYK, false, false",
        "ycck.jpg, JPEG, 8, CMYK, false, false",
        "adobe-rgb.jpg, JPEG, 8, RGB, false, true",
        "display-p3.png, PNG, 8, RGB, false, true",
        "grey-gamma.png, PNG, 8, GREY, false, true",
        "lossy.webp, WEBP, 8, RGB, false, false",
        "lossless.webp, WEBP, 8, RGB, false, false",
        "alpha-lossy.webp, WEBP, 8, RGB, true, false",
        "alpha-lossless.webp, WEBP, 8, RGB, true, false",
        "animated.webp, WEBP, 8, RGB, false, false",
        "display-p3.webp, WEBP, 8, RGB, false, true"
    })
    void readsWhatTheFileSays(
            String name, ImageFormat format, int depth, Channels channels, boolean alpha, boolean profile) {
        ImageHeader header = ImageHeader.read(ImageFiles.resource(name), SMALL);

        assertThat(header.format()).isEqualTo(format);
        assertThat(header.width()).isEqualTo(48);
        assertThat(header.height()).isEqualTo(32);
        assertThat(header.orientation()).isEqualTo(1);
        assertThat(header.bitDepth()).isEqualTo(depth);
        assertThat(header.channels()).isEqualTo(channels);
        assertThat(header.alpha()).isEqualTo(alpha);
        assertThat(header.profile().isPresent()).isEqualTo(profile);
    }

    /** metadata-extractor as the second opinion on orientation and profile. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void agreesWithMetadataExtractor(int orientation) throws Exception {
        byte[] tiff = ImageFiles.tiff(orientation, ByteOrder.LITTLE_ENDIAN);
        byte[][] files = {
            ImageFiles.jpegWithExif(ImageFiles.resource("adobe-rgb.jpg"), tiff),
            ImageFiles.pngWithChunk(ImageFiles.resource("display-p3.png"), "eXIf", tiff)
        };
        for (byte[] file : files) {
            ImageHeader header = ImageHeader.read(file, SMALL);
            Metadata metadata = ImageMetadataReader.readMetadata(new ByteArrayInputStream(file));

            assertThat(header.orientation())
                    .isEqualTo(metadata.getFirstDirectoryOfType(ExifIFD0Directory.class)
                            .getInt(ExifIFD0Directory.TAG_ORIENTATION));
            assertThat(header.profile().orElseThrow().length())
                    .isEqualTo(metadata.getFirstDirectoryOfType(IccDirectory.class)
                            .getInt(IccDirectory.TAG_PROFILE_BYTE_COUNT));
        }
    }

    /** Values out of range, foreign byte orders, directories beyond the end: upright, never an exception. */
    @Test
    void countsMalformedExifAsUpright() {
        byte[] sound = ImageFiles.tiff(6, ByteOrder.BIG_ENDIAN);

        assertThat(ExifOrientation.of(ByteBuffer.wrap(sound))).isEqualTo(6);
        assertThat(ExifOrientation.of(ByteBuffer.wrap(ImageFiles.tiff(9, ByteOrder.BIG_ENDIAN))))
                .isEqualTo(1);
        assertThat(ExifOrientation.of(ByteBuffer.wrap(ImageFiles.tiff(0, ByteOrder.LITTLE_ENDIAN))))
                .isEqualTo(1);
        for (int length = 0; length < 20; length++) {
            assertThat(ExifOrientation.of(ByteBuffer.wrap(sound, 0, length))).isEqualTo(1);
        }
        for (int i = 0; i < sound.length; i++) {
            for (int value = 0; value < 256; value++) {
                byte[] damaged = sound.clone();
                damaged[i] = (byte) value;
                assertThat(ExifOrientation.of(ByteBuffer.wrap(damaged))).isBetween(1, 8);
            }
        }
    }

    /** Parts may come in any order; a missing one makes the profile unreadable, not the picture. */
    @Test
    void joinsAProfileInParts() {
        byte[] jpeg = ImageFiles.resource("baseline.jpg");
        byte[] first = ImageFiles.jpegWithSegment(jpeg, 0xe2, part(1, 2, 300));
        byte[] both = ImageFiles.jpegWithSegment(first, 0xe2, part(2, 2, 40));

        assertThat(ImageHeader.read(both, SMALL).profile().orElseThrow().length())
                .isEqualTo(340);
        assertThat(ImageHeader.read(first, SMALL).profile()).isEmpty();
    }

    private static byte[] part(int number, int count, int length) {
        byte[] prefix = "ICC_PROFILE\0".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        return ImageFiles.concat(prefix, ImageFiles.concat(new byte[] {(byte) number, (byte) count}, new byte[length]));
    }
}
