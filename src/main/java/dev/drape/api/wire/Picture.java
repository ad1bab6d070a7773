package dev.drape.api.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.drape.tryon.EncodedImage;

/**
 * A picture inside JSON.
 *
 * @param format {@code png}, {@code jpeg} or {@code webp}
 * @param width px
 * @param height px
 * @param data the file, base64
 */
@JsonInclude
@SuppressWarnings("ArrayRecordComponent") // Jackson's base64 wants the bytes; the record lives for one answer
public record Picture(String format, int width, int height, byte[] data) {
    public static Picture of(EncodedImage image) {
        return new Picture(image.format().id(), image.width(), image.height(), image.bytes());
    }
}
