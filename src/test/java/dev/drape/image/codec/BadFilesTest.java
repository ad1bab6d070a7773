package dev.drape.image.codec;

import dev.drape.error.DrapeException;
import dev.drape.error.Failure;
import dev.drape.image.ImageLimits;
import dev.drape.testing.CpuTime;
import dev.drape.testing.ImageFiles;
import dev.drape.testing.PngFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What must be refused, and by which name. */
class BadFilesTest {
    private static final ImageLimits SMALL = new ImageLimits(1 << 20, 1 << 20, 1, 1024);
    private final ImageDecoder decoder = new ImageDecoder(SMALL);

    private DrapeException refusal(byte[] file) {
        return refusal(decoder, file);
    }

    private static DrapeException refusal(ImageDecoder decoder, byte[] file) {
        return assertThatExceptionOfType(DrapeException.class)
                .isThrownBy(() -> decoder.decode(file))
                .actual();
    }

    @Test
    void namesAnEmptyFile() {
        assertThat(refusal(new byte[0]).failure()).isEqualTo(Failure.EMPTY_PART);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "474946383961, GIF",
                "424d36000000, BMP",
                "49492a000800, TIFF",
                "4d4d002a0000, TIFF",
                "00000018667479706865696300000000, HEIC",
                "0000001c667479706d69663100000000, HEIC",
                "00000020667479706176696600000000, AVIF",
                "000000206674797069736f6d00000000, a video",
                "255044462d312e37, PDF",
                "504b0304, a ZIP archive",
                "ff0a0000, JPEG XL",
                "48656c6c6f, no image known here",
                "ffd8, no image known here",
                "52494646100000005741564520202020, no image known here",
                "00, no image known here"
            })
    void namesWhatCameAndWhatIsAccepted(String hex, String name) {
        byte[] file = new byte[hex.length() / 2];
        for (int i = 0; i < file.length; i++) {
            file[i] = (byte) Integer.parseInt(hex.substring(2 * i, 2 * i + 2), 16);
        }
        DrapeException refusal = refusal(file);

        assertThat(refusal.failure()).isEqualTo(Failure.UNSUPPORTED_IMAGE);
        assertThat(refusal).hasMessage("The file is " + name + "; JPEG, PNG, WEBP are accepted");
    }

    @Test
    void refusesTooManyBytesByTheirNumber() {
        DrapeException refusal = refusal(new byte[(1 << 20) + 1]);

        assertThat(refusal.failure()).isEqualTo(Failure.IMAGE_TOO_LARGE);
        assertThat(refusal.finding().orElseThrow().measured()).isEqualTo((1 << 20) + 1);
        assertThat(refusal.finding().orElseThrow().limit()).isEqualTo("<= 1048576 bytes");
    }

    /** Header only: the refusal must come before anything further is looked at. */
    @Test
    void refusesAPixelBombByItsHeader() {
        ImageDecoder strict = new ImageDecoder(ImageLimits.DEFAULT);
        byte[] bomb = PngFile.header(60_000, 60_000, 8, PngFile.RGB, false);
        refusal(strict, bomb);
        DrapeException refusal = CpuTime.within(Duration.ofMillis(100), () -> refusal(strict, bomb));

        assertThat(refusal.failure()).isEqualTo(Failure.TOO_MANY_PIXELS);
        assertThat(refusal.finding().orElseThrow().check()).isEqualTo("pixels");
        assertThat(refusal.finding().orElseThrow().measured()).isEqualTo(3.6e9);
        assertThat(refusal.finding().orElseThrow().limit()).isEqualTo("<= 25000000 px");
    }

    @ParameterizedTest
    @CsvSource({
        "5000, 5000, ",
        "5000, 5001, TOO_MANY_PIXELS",
        "16385, 64, TOO_MANY_PIXELS",
        "16384, 64, ",
        "64, 63, IMAGE_TOO_SMALL",
        "63, 1000, IMAGE_TOO_SMALL",
        "64, 64, "
    })
    void knowsItsLimits(int width, int height, Failure expected) {
        byte[] headerOnly = PngFile.header(width, height, 8, PngFile.RGB, false);

        // Within the limits it is refused for what is missing after the header.
        assertThat(refusal(new ImageDecoder(ImageLimits.DEFAULT), headerOnly).failure())
                .isEqualTo(expected == null ? Failure.CORRUPT_IMAGE : expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "baseline.jpg",
                "subsampled.jpg",
                "progressive.jpg",
                "restart.jpg",
                "grey.jpg",
                "cmyk.jpg",
                "srgb.png",
                "grey-gamma.png",
                "lossy.webp",
                "lossless.webp",
                "alpha-lossy.webp",
                "animated.webp"
            })
    void noticesTruncationAtEveryByte(String name) {
        byte[] whole = ImageFiles.resource(name);
        for (int length = 12; length < whole.length; length++) {
            DrapeException refusal = refusal(Arrays.copyOf(whole, length));
            assertThat(refusal.failure()).as("%s cut to %d", name, length).isEqualTo(Failure.CORRUPT_IMAGE);
        }
    }

    /** The end marker of the thumbnail inside EXIF is not the picture's. */
    @Test
    void noticesTruncationDespiteAThumbnail() {
        byte[] thumbnail =
                ImageFiles.concat("Exif\0\0".getBytes(StandardCharsets.US_ASCII), ImageFiles.resource("grey.jpg"));
        byte[] file = ImageFiles.jpegWithSegment(ImageFiles.resource("baseline.jpg"), 0xe1, thumbnail);

        assertThat(decoder.decode(file).width()).isEqualTo(48);
        assertThat(refusal(Arrays.copyOf(file, file.length - 40)).failure()).isEqualTo(Failure.CORRUPT_IMAGE);
    }

    @Test
    void noticesEveryFlippedByteOfAPngPicture() {
        byte[] png = PngFile.of(9, 5, 8, PngFile.RGB, false, (x, y, c) -> 20 * x + y);
        for (int i = 8; i < png.length; i++) {
            byte[] flipped = png.clone();
            flipped[i] ^= 0x10;
            assertThatExceptionOfType(DrapeException.class).as("byte %d", i).isThrownBy(() -> decoder.decode(flipped));
        }
    }

    @Test
    void noticesPngDataThatIsTooShortThoughItsChecksumsHold() {
        byte[] png = PngFile.of(32, 8, 8, PngFile.RGB, false, (x, y, c) -> x);
        byte[] taller =
                ImageFiles.concat(PngFile.header(32, 32, 8, PngFile.RGB, false), ImageFiles.slice(png, 33, png.length));

        assertThat(refusal(taller).failure()).isEqualTo(Failure.CORRUPT_IMAGE);
    }

    /** Hidden chunks that unpack to 1 GB in all; a decoder that sees them needs many seconds. */
    @Test
    void passesOverCompressedBombsBesideThePicture() throws Exception {
        java.io.ByteArrayOutputStream packed = new java.io.ByteArrayOutputStream();
        packed.write("x\0\0".getBytes(StandardCharsets.US_ASCII));
        try (java.util.zip.DeflaterOutputStream out = new java.util.zip.DeflaterOutputStream(packed)) {
            out.write(new byte[7_900_000]);
        }
        byte[] file = ImageFiles.pngWithChunk(ImageFiles.resource("srgb.png"), "iCCP", packed.toByteArray());
        for (int i = 0; i < 120; i++) {
            file = ImageFiles.pngWithChunk(file, "zTXt", packed.toByteArray());
        }
        byte[] bomb = file;
        decoder.decode(ImageFiles.resource("srgb.png"));

        assertThat(CpuTime.within(Duration.ofSeconds(1), () -> decoder.decode(bomb))
                        .width())
                .isEqualTo(48);
    }

    /** Each scan costs a pass over all blocks; 4,000 of them are 40 kB. */
    @Test
    void refusesThousandsOfScans() {
        byte[] jpeg = ImageFiles.resource("progressive.jpg");
        byte[] scan = {(byte) 0xff, (byte) 0xda, 0, 8, 1, 1, 0, 1, 1, 0};
        byte[] file = ImageFiles.slice(jpeg, 0, jpeg.length - 2);
        for (int i = 0; i < 4000; i++) {
            file = ImageFiles.concat(file, scan);
        }

        assertThat(refusal(ImageFiles.concat(file, new byte[] {(byte) 0xff, (byte) 0xd9})))
                .hasMessageContaining("scans");
    }

    /** Damage of every kind, 500 files a format: only named refusals come out, and soon. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "baseline.jpg",
                "progressive.jpg",
                "adobe-rgb.jpg",
                "display-p3.png",
                "grey-gamma.png",
                "lossy.webp",
                "alpha-lossless.webp",
                "animated.webp",
                "display-p3.webp"
            })
    void survivesDamage(String name) {
        byte[] whole = ImageFiles.resource(name);
        Random random = new Random(20_231);
        int read = CpuTime.within(Duration.ofSeconds(20), () -> {
            int readable = 0;
            for (int i = 0; i < 500; i++) {
                byte[] damaged = damage(whole, random);
                try {
                    assertThat(decoder.decode(damaged).pixels().size()).isPositive();
                    readable++;
                } catch (DrapeException e) {
                    assertThat(e.failure())
                            .isIn(
                                    Failure.CORRUPT_IMAGE,
                                    Failure.UNSUPPORTED_IMAGE,
                                    Failure.TOO_MANY_PIXELS,
                                    Failure.IMAGE_TOO_SMALL);
                }
            }
            return readable;
        });
        assertThat(read).isBetween(1, 499);
    }

    /** One to eight bytes changed, or a stretch removed or doubled; a PNG's checksums are mended half of the time. */
    private static byte[] damage(byte[] whole, Random random) {
        byte[] out = whole.clone();
        int from = random.nextInt(out.length);
        int length = Math.min(1 + random.nextInt(16), out.length - from);
        switch (random.nextInt(4)) {
            case 0 ->
                out = ImageFiles.concat(
                        ImageFiles.slice(out, 0, from), ImageFiles.slice(out, from + length, out.length));
            case 1 ->
                out = ImageFiles.concat(
                        ImageFiles.slice(out, 0, from + length), ImageFiles.slice(out, from, out.length));
            default -> {
                for (int i = random.nextInt(8); i >= 0; i--) {
                    out[random.nextInt(out.length)] = (byte) random.nextInt(256);
                }
            }
        }
        return random.nextBoolean() ? PngFile.withMendedChecksums(out) : out;
    }
}
