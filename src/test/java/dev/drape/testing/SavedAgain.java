package dev.drape.testing;

import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Image;
import java.awt.image.BufferedImage;
import java.awt.image.RescaleOp;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** A photo changed by the JDK and saved as JPEG. */
public final class SavedAgain {
    private BufferedImage image;

    private SavedAgain(BufferedImage image) {
        this.image = image;
    }

    /** On white. */
    public static SavedAgain of(byte[] file) {
        try {
            BufferedImage read = ImageIO.read(new ByteArrayInputStream(file));
            return new SavedAgain(drawn(read, read.getWidth(), read.getHeight()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static BufferedImage drawn(Image source, int width, int height) {
        BufferedImage target = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = target.createGraphics();
        graphics.drawImage(source, 0, 0, width, height, Color.WHITE, null);
        graphics.dispose();
        return target;
    }

    public SavedAgain scaled(double factor) {
        int width = (int) Math.round(image.getWidth() * factor);
        int height = (int) Math.round(image.getHeight() * factor);
        image = drawn(image.getScaledInstance(width, height, Image.SCALE_AREA_AVERAGING), width, height);
        return this;
    }

    /** Without that share of each side. */
    public SavedAgain cropped(double share) {
        int x = (int) Math.round(image.getWidth() * share);
        int y = (int) Math.round(image.getHeight() * share);
        BufferedImage part = image.getSubimage(x, y, image.getWidth() - 2 * x, image.getHeight() - 2 * y);
        image = drawn(part, part.getWidth(), part.getHeight());
        return this;
    }

    /** Every pixel's hue turned, degrees. */
    public SavedAgain hueTurned(double degrees) {
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                int rgb = image.getRGB(x, y);
                float[] hsb = Color.RGBtoHSB(rgb >> 16 & 0xff, rgb >> 8 & 0xff, rgb & 0xff, null);
                image.setRGB(x, y, Color.HSBtoRGB((float) (hsb[0] + degrees / 360), hsb[1], hsb[2]));
            }
        }
        return this;
    }

    public SavedAgain lightened(int levels) {
        image = new RescaleOp(1, levels, null).filter(image, null);
        return this;
    }

    /** A square of that colour in the middle, a share of the width wide: another print. */
    public SavedAgain printed(double share, Color color) {
        int side = (int) (share * image.getWidth());
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(color);
        graphics.fillRect((image.getWidth() - side) / 2, (image.getHeight() - side) / 2, side, side);
        graphics.dispose();
        return this;
    }

    public BufferedImage image() {
        return image;
    }

    /** @param quality 0…100 */
    public byte[] jpeg(int quality) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ImageWriteParam param = writer.getDefaultWriteParam();
        param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        param.setCompressionQuality(quality / 100f);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (var stream = ImageIO.createImageOutputStream(out)) {
            writer.setOutput(stream);
            writer.write(null, new IIOImage(image, null, null), param);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }
}
