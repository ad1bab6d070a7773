package dev.drape.image;

/** A box of whole pixels: columns x … x + width − 1, rows y … y + height − 1. */
public record PixelBox(int x, int y, int width, int height) {
    public PixelBox {
        if (width <= 0 || height <= 0) {
            throw new IllegalArgumentException("empty box " + width + "×" + height);
        }
    }

    /** Grown by a margin on every side, cut at the picture's border. */
    public PixelBox grow(int margin, int pictureWidth, int pictureHeight) {
        int left = Math.max(0, x - margin);
        int top = Math.max(0, y - margin);
        int right = Math.min(pictureWidth, x + width + margin);
        int bottom = Math.min(pictureHeight, y + height + margin);
        return new PixelBox(left, top, right - left, bottom - top);
    }
}
