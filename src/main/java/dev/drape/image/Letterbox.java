package dev.drape.image;

/**
 * How a photo is laid into a square with its aspect ratio kept and the picture centred, and the way back.
 * Coordinates are continuous pixels: {@code framed = photo * scale + offset}. Whole pixels are used for the size and
 * place of the picture in the square, so the scales of x and y may differ by less than a pixel over the picture.
 *
 * @param photoWidth px
 * @param photoHeight px
 * @param size side of the square, px
 * @param contentX left edge of the picture in the square, px
 * @param contentY top edge of the picture in the square, px
 * @param contentWidth width of the picture in the square, px
 * @param contentHeight height of the picture in the square, px
 */
public record Letterbox(
        int photoWidth, int photoHeight, int size, int contentX, int contentY, int contentWidth, int contentHeight) {

    public static Letterbox fit(int photoWidth, int photoHeight, int size) {
        double scale = Math.min((double) size / photoWidth, (double) size / photoHeight);
        int w = Math.max(1, (int) Math.round(photoWidth * scale));
        int h = Math.max(1, (int) Math.round(photoHeight * scale));
        return new Letterbox(photoWidth, photoHeight, size, (size - w) / 2, (size - h) / 2, w, h);
    }

    /** Framed pixels per photo pixel along x. */
    public double scaleX() {
        return (double) contentWidth / photoWidth;
    }

    /** Framed pixels per photo pixel along y. */
    public double scaleY() {
        return (double) contentHeight / photoHeight;
    }

    /** From photo pixels to pixels of the square. */
    public Point toFrame(Point photo) {
        return new Point(photo.x() * scaleX() + contentX, photo.y() * scaleY() + contentY);
    }

    /** From pixels of the square to photo pixels; outside the picture the result lies outside the photo. */
    public Point toPhoto(Point framed) {
        return new Point((framed.x() - contentX) / scaleX(), (framed.y() - contentY) / scaleY());
    }

    /** Where the picture lies in the square. */
    public PixelBox content() {
        return new PixelBox(contentX, contentY, contentWidth, contentHeight);
    }
}
