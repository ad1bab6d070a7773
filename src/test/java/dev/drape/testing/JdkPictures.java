package dev.drape.testing;

import dev.drape.image.Mask;
import dev.drape.image.RgbImage;

import javax.imageio.ImageIO;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** Reads PNG and JPEG files by the JDK's own decoders, so that reference pictures do not depend on ours. */
public final class JdkPictures {
    private JdkPictures() {}

    public static RgbImage rgb(Path file) {
        BufferedImage image = read(file);
        byte[] out = new byte[3 * image.getWidth() * image.getHeight()];
        int next = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                int color = image.getRGB(x, y);
                out[next++] = (byte) (color >> 16);
                out[next++] = (byte) (color >> 8);
                out[next++] = (byte) color;
            }
        }
        return RgbImage.owning(image.getWidth(), image.getHeight(), out);
    }

    /** The first channel. */
    public static Mask mask(Path file) {
        BufferedImage image = read(file);
        byte[] out = new byte[image.getWidth() * image.getHeight()];
        for (int i = 0; i < out.length; i++) {
            out[i] = (byte) image.getRaster().getSample(i % image.getWidth(), i / image.getWidth(), 0);
        }
        return Mask.owning(image.getWidth(), image.getHeight(), out);
    }

    private static BufferedImage read(Path file) {
        try {
            return ImageIO.read(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
