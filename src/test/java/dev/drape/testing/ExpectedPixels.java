package dev.drape.testing;

import dev.drape.image.RgbImage;

import java.nio.charset.StandardCharsets;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** The independent values of {@code resources/images/expected.csv}. */
public final class ExpectedPixels {
    private ExpectedPixels() {}

    /** Asserts that each channel of each listed pixel lies within the tolerance, in levels of 255. */
    public static void assertMatches(RgbImage image, String name, int tolerance) {
        List<String[]> rows = new String(ImageFiles.resource("expected.csv"), StandardCharsets.US_ASCII)
                .lines()
                .map(line -> line.split(",", -1))
                .filter(row -> row[0].equals(name))
                .toList();
        assertThat(rows).as("rows for %s", name).isNotEmpty();
        for (String[] row : rows) {
            int pixel = image.at(Integer.parseInt(row[1]), Integer.parseInt(row[2]));
            int expected = Integer.parseInt(row[3]) << 16 | Integer.parseInt(row[4]) << 8 | Integer.parseInt(row[5]);
            assertThat(difference(pixel, expected))
                    .as("%s at (%s, %s): %06x instead of %06x", name, row[1], row[2], pixel, expected)
                    .isLessThanOrEqualTo(tolerance);
        }
    }

    /** The largest difference of a channel between two colours {@code 0xRRGGBB}. */
    public static int difference(int a, int b) {
        return Math.max(
                Math.abs((a >> 16) - (b >> 16)),
                Math.max(Math.abs((a >> 8 & 255) - (b >> 8 & 255)), Math.abs((a & 255) - (b & 255))));
    }
}
