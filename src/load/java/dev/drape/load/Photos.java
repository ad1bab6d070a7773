package dev.drape.load;

import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;

/**
 * JPEGs of one picture that no cache has seen: each carries another number in a comment segment, so that its bytes differ
 * and its pixels, and so the work they make, do not. Any thread.
 */
final class Photos {
    private static final float QUALITY = 0.9f;
    /** {@code FF FE}, the segment's length with these two bytes, eight bytes of comment (ITU-T T.81, B.2.4.5). */
    private static final int COMMENT_BYTES = 12;

    private static final AtomicLong NUMBER = new AtomicLong(System.nanoTime());

    private final byte[] jpeg;

    private Photos(byte[] jpeg) {
        this.jpeg = jpeg;
    }

    /** The picture at that size, px: whole, in its middle, with its edge repeated where it does not reach. */
    static Photos of(Path sample, int width, int height) throws IOException {
        BufferedImage source = ImageIO.read(sample.toFile());
        double scale = Math.min((double) width / source.getWidth(), (double) height / source.getHeight());
        int left = (int) (width - source.getWidth() * scale) / 2;
        int top = (int) (height - source.getHeight() * scale) / 2;
        BufferedImage scaled = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = scaled.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        int right = source.getWidth() - 1;
        int bottom = source.getHeight() - 1;
        graphics.drawImage(source, 0, 0, width, top, 0, 0, right + 1, 1, null);
        graphics.drawImage(source, 0, height - top, width, height, 0, bottom, right + 1, bottom + 1, null);
        graphics.drawImage(source, 0, 0, left, height, 0, 0, 1, bottom + 1, null);
        graphics.drawImage(source, width - left, 0, width, height, right, 0, right + 1, bottom + 1, null);
        graphics.drawImage(source, left, top, width - 2 * left, height - 2 * top, null);
        graphics.dispose();
        return new Photos(jpeg(scaled));
    }

    private static byte[] jpeg(BufferedImage picture) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ImageWriteParam parameters = writer.getDefaultWriteParam();
        parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        parameters.setCompressionQuality(QUALITY);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (var out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(picture, null, null), parameters);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    /** The same bytes each time. */
    byte[] known() {
        return jpeg;
    }

    /** Bytes that were never given before. */
    byte[] fresh() {
        ByteBuffer out = ByteBuffer.allocate(jpeg.length + COMMENT_BYTES);
        out.put(jpeg, 0, 2)
                .putShort((short) 0xfffe)
                .putShort((short) (COMMENT_BYTES - 2))
                .putLong(NUMBER.incrementAndGet());
        out.put(jpeg, 2, jpeg.length - 2);
        return out.array();
    }
}
