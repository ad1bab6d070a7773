package dev.drape.api.wire;

import dev.drape.image.Letterbox;

/** JSON body of {@code POST /preprocess}. */
public record PreprocessAnswer(String purpose, Picture image, Transform transform) {

    /**
     * From photo pixels to picture pixels: {@code x * scale_x + offset_x}, {@code y * scale_y + offset_y}.
     *
     * @param photoWidth of the uploaded photo after its EXIF rotation, px
     * @param photoHeight the same, px
     */
    public record Transform(int photoWidth, int photoHeight, double scaleX, double scaleY, int offsetX, int offsetY) {
        public static Transform of(Letterbox letterbox) {
            return new Transform(
                    letterbox.photoWidth(),
                    letterbox.photoHeight(),
                    letterbox.scaleX(),
                    letterbox.scaleY(),
                    letterbox.contentX(),
                    letterbox.contentY());
        }
    }
}
