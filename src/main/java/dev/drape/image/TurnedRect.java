package dev.drape.image;

/**
 * A rectangle turned about its centre, in pixels of a picture. Its own coordinates (u, v) run from 0 to 1 along its
 * width and height; they reach past 0…1 outside it.
 *
 * @param centerX px
 * @param centerY px
 * @param width px, along u
 * @param height px, along v
 * @param rotation radians, clockwise on screen, 0 = upright
 */
public record TurnedRect(double centerX, double centerY, double width, double height, double rotation) {

    /** A whole picture of that size. */
    public static TurnedRect whole(int width, int height) {
        return new TurnedRect(width / 2.0, height / 2.0, width, height, 0);
    }

    /** Grown about the same centre along one side until height / width is that ratio. */
    public TurnedRect growTo(double heightByWidth) {
        return heightByWidth > height / width
                ? new TurnedRect(centerX, centerY, width, width * heightByWidth, rotation)
                : new TurnedRect(centerX, centerY, height / heightByWidth, height, rotation);
    }

    /** From (u, v) to pixels of the picture. */
    public Point toPicture(double u, double v) {
        double x = (u - 0.5) * width;
        double y = (v - 0.5) * height;
        double cos = Math.cos(rotation);
        double sin = Math.sin(rotation);
        return new Point(centerX + x * cos - y * sin, centerY + x * sin + y * cos);
    }
}
