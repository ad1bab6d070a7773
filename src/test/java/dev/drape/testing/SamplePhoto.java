package dev.drape.testing;

import dev.drape.image.Mask;
import dev.drape.image.RgbImage;

import javax.imageio.ImageIO;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A photo from {@code samples/}, decoded by the JDK so that tests of the analysis do not depend on the decoder.
 *
 * @param pixels flattened on white
 * @param alpha if the file has one
 */
public record SamplePhoto(RgbImage pixels, Optional<Mask> alpha) {
    public static SamplePhoto read(String name) {
        try (var in = Files.newInputStream(Path.of("samples", name))) {
            return of(ImageIO.read(in));
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }

    private static SamplePhoto of(BufferedImage image) {
        int w = image.getWidth();
        int n = w * image.getHeight();
        boolean transparent = image.getColorModel().hasAlpha();
        byte[] rgb = new byte[3 * n];
        byte[] alpha = new byte[n];
        for (int i = 0; i < n; i++) {
            int pixel = image.getRGB(i % w, i / w);
            int opacity = transparent ? pixel >>> 24 : 255;
            alpha[i] = (byte) opacity;
            for (int c = 0; c < 3; c++) {
                int value = pixel >> (16 - 8 * c) & 0xff;
                rgb[3 * i + c] = (byte) ((value * opacity + 255 * (255 - opacity)) / 255);
            }
        }
        return new SamplePhoto(
                RgbImage.owning(w, n / w, rgb),
                transparent ? Optional.of(Mask.owning(w, n / w, alpha)) : Optional.empty());
    }
}
