package dev.drape.skin;

import dev.drape.image.RgbImage;

import java.util.Arrays;

/** Whether there was light at all, judged by the whole photo: judged by the face, dark skin would count as darkness. */
final class Exposure {
    /** Points looked at along each side of the photo. */
    private static final int GRID = 64;
    /** The brightest points, leaving out lamps and glints. */
    private static final double QUANTILE = 0.98;
    /** White under 1/20 of the light it needs comes out at 63 of 255 (sRGB of 0.05). */
    private static final int DARKEST = 60;

    private Exposure() {}

    static boolean isTooDark(RgbImage photo) {
        int columns = Math.min(GRID, photo.width());
        int rows = Math.min(GRID, photo.height());
        int[] brightness = new int[columns * rows];
        for (int row = 0; row < rows; row++) {
            int y = (2 * row + 1) * photo.height() / (2 * rows);
            for (int column = 0; column < columns; column++) {
                int i = y * photo.width() + (2 * column + 1) * photo.width() / (2 * columns);
                brightness[row * columns + column] = Math.max(photo.red(i), Math.max(photo.green(i), photo.blue(i)));
            }
        }
        Arrays.sort(brightness);
        return brightness[(int) (QUANTILE * (brightness.length - 1))] < DARKEST;
    }
}
