package dev.drape.testing;

import dev.drape.image.Mask;
import dev.drape.image.PixelBox;
import dev.drape.image.Point;
import dev.drape.image.RgbImage;
import dev.drape.image.filter.Blur;

import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/**
 * Garments drawn as polygons on a 600×800 picture, so that outline and corners are known exactly. Corner coordinates are
 * stated in that frame, mirrored about x = 300.
 *
 * @param photo the picture
 * @param truth 255 where the garment was drawn
 */
public record DrawnGarment(RgbImage photo, Mask truth) {
    public static final int WIDTH = 600;
    public static final int HEIGHT = 800;

    private static final double SHADOW_SIGMA = 6;
    private static final double SHADOW_DEPTH = 0.5;

    /** The outlines, right half from the neck or waist down; the left half is the mirror image. */
    public enum Cut {
        /** Collar 350,120; shoulder 410,145; cuff 520,290 and 450,330; armpit 400,270; hem 405,680. */
        TEE(350, 120, 410, 145, 520, 290, 450, 330, 400, 270, 405, 680),
        /** As the tee, with cuffs at 530,600 and 470,615. */
        THREE_QUARTER(350, 120, 410, 145, 530, 600, 470, 615, 400, 270, 405, 680),
        /** As the tee, with cuffs at 560,680 and 500,700. */
        LONG_SLEEVE(350, 120, 410, 145, 560, 680, 500, 700, 400, 270, 405, 680),
        /**
         * As the tee, with sleeves that hang along the body: cuffs at 495,720 and 412,720; the gap between 408,300 and the
         * hem at 405,680 is 14 px wide at 380 and 5 px from 480 on.
         */
        HANGING_SLEEVE(
                350, 120, 410, 145, 490, 300, 495, 720, 412, 720, 410, 680, 409, 480, 416, 380, 408, 300, 402, 380, 404,
                480, 405, 680),
        /** No neck: the upper edge runs level at 150 to the sleeves' 440,150; cuff 520,290 and 455,330; armpit 400,250. */
        OFF_SHOULDER(440, 150, 520, 290, 455, 330, 400, 250, 405, 640),
        /** Sleeves in one with the body: collar 350,120; cuff 530,270 and 500,340; armpit 410,410; hem 400,680. */
        DOLMAN(350, 120, 530, 270, 500, 340, 410, 410, 400, 680),
        /** Straps that meet at the neck, 325,90 to 350,90; bare shoulders; armpit 430,310; hem 440,680. */
        HALTER(325, 90, 350, 90, 375, 200, 430, 310, 440, 680),
        /** Straps from 360,110 to 400,110; armpit 440,290; hem 445,680; the neck dips to 230. */
        TANK(360, 110, 400, 110, 395, 200, 440, 290, 445, 680),
        /** Waist 390,90; hip 415,250; leg end 440,720 and 360,720; crotch 300,330. */
        TROUSERS(390, 90, 415, 250, 440, 720, 360, 720, 300, 330),
        /** Waist 370,100; hem 470,690. */
        SKIRT(370, 100, 470, 690),
        /** A tee's upper part on a flared skirt: waist 375,360; hem 480,740. */
        DRESS(350, 60, 400, 80, 480, 190, 430, 215, 390, 180, 375, 360, 480, 740);

        private final List<Integer> corners;

        Cut(Integer... corners) {
            this.corners = List.of(corners);
        }

        private Shape outline() {
            Path2D path = new Path2D.Double();
            path.moveTo(300, middle());
            for (int i = 0; i < corners.size(); i += 2) {
                path.lineTo(corners.get(i), corners.get(i + 1));
            }
            for (int i = corners.size() - 2; i >= 0; i -= 2) {
                path.lineTo(WIDTH - corners.get(i), corners.get(i + 1));
            }
            path.closePath();
            return path;
        }

        /** Height of the upper edge at the axis. */
        private int middle() {
            return switch (this) {
                case TEE, THREE_QUARTER, LONG_SLEEVE, HANGING_SLEEVE -> 132;
                case TANK -> 230;
                case OFF_SHOULDER -> 150;
                case DOLMAN -> 132;
                case HALTER -> 170;
                case TROUSERS -> 90;
                case SKIRT -> 100;
                case DRESS -> 72;
            };
        }
    }

    /** What the garment lies on. */
    public enum Ground {
        FLAT_GREY,
        GRADIENT,
        NOISY,
        NEAR_WHITE;

        private int at(int x, int y, Random random) {
            return switch (this) {
                case FLAT_GREY -> grey(0xd8);
                case NEAR_WHITE -> grey(0xf6);
                case GRADIENT -> grey(215 + (x + 2 * y) * 30 / (WIDTH + 2 * HEIGHT));
                case NOISY -> grey((int) Math.round(225 + 3 * random.nextGaussian()));
            };
        }

        private static int grey(int value) {
            int v = Math.max(0, Math.min(255, value));
            return v << 16 | v << 8 | v;
        }
    }

    public static DrawnGarment of(Cut cut, int color, Ground ground) {
        return of(cut, color, ground, graphics -> {});
    }

    /** With something painted on the cloth; the painter draws in the 600×800 frame and is clipped to the outline. */
    public static DrawnGarment of(Cut cut, int color, Ground ground, Consumer<Graphics2D> painter) {
        return draw(cut.outline(), color, ground, painter);
    }

    /**
     * On a photographed ground that lies in the cloth's soft shadow: where cloth stands on both sides of a gap, the deeper,
     * the narrower the gap.
     */
    public static DrawnGarment shadowed(Cut cut, int color) {
        return shadowed(cut, color, graphics -> {});
    }

    /** As {@link #shadowed(Cut, int)}, with something painted on the cloth. */
    public static DrawnGarment shadowed(Cut cut, int color, Consumer<Graphics2D> painter) {
        DrawnGarment drawn = of(cut, color, Ground.NOISY, painter);
        Mask near = Blur.gaussian(drawn.truth, SHADOW_SIGMA);
        byte[] rgb = drawn.photo.toBytes();
        for (int i = 0; i < rgb.length; i++) {
            if (!drawn.truth.isSet(i / 3)) {
                rgb[i] = (byte) Math.round((rgb[i] & 0xff) * (1 - SHADOW_DEPTH * near.at(i / 3) / 255));
            }
        }
        return new DrawnGarment(RgbImage.owning(WIDTH, HEIGHT, rgb), drawn.truth);
    }

    /** Shrunk about the picture's centre. */
    public static DrawnGarment shrunk(Cut cut, int color, double factor) {
        AffineTransform about = AffineTransform.getTranslateInstance(WIDTH / 2.0, HEIGHT / 2.0);
        about.scale(factor, factor);
        about.translate(-WIDTH / 2.0, -HEIGHT / 2.0);
        return draw(about.createTransformedShape(cut.outline()), color, Ground.FLAT_GREY, graphics -> {});
    }

    /** Horizontal stripes. */
    public static Consumer<Graphics2D> stripes(int color, int period) {
        return graphics -> {
            graphics.setColor(new Color(color));
            for (int y = 0; y < HEIGHT; y += period) {
                graphics.fillRect(0, y, WIDTH, period / 2);
            }
        };
    }

    /** The inside of the back, down to a parabola of the given depth between the collar points of a tee. */
    public static Consumer<Graphics2D> insideOfBack(int color, double depth) {
        return graphics -> {
            Path2D path = new Path2D.Double();
            path.moveTo(250, 120);
            for (int x = 250; x <= 350; x += 2) {
                double u = (x - 300) / 50.0;
                path.lineTo(x, 120 + depth * (1 - u * u));
            }
            path.lineTo(350, 60);
            path.lineTo(250, 60);
            path.closePath();
            graphics.setColor(new Color(color));
            graphics.fill(path);
        };
    }

    /**
     * A rib of a tee's round neck and, inside it, the inside of the back: down to a parabola of the given depth, {@code half}
     * wide to either side of the axis where it meets the height of the collar's corners.
     */
    public static Consumer<Graphics2D> ribbed(int rib, double thick, int inside, double half, double depth) {
        return graphics -> {
            graphics.setColor(new Color(rib));
            graphics.fill(scoop(half + 1.2 * thick, depth + thick));
            graphics.setColor(new Color(inside));
            graphics.fill(scoop(half, depth));
        };
    }

    private static Path2D scoop(double half, double depth) {
        Path2D path = new Path2D.Double();
        path.moveTo(300 - half, 60);
        for (double u = -1; u <= 1; u += 0.02) {
            path.lineTo(300 + u * half, 120 + depth * (1 - u * u));
        }
        path.lineTo(300 + half, 60);
        path.closePath();
        return path;
    }

    /** The inside of the back, down to a V of the given depth, from edge to edge of a tee's neck. */
    public static Consumer<Graphics2D> insideOfBackV(int color, double depth) {
        return graphics -> {
            Path2D path = new Path2D.Double();
            path.moveTo(234, 127);
            path.lineTo(300, 127 + depth);
            path.lineTo(366, 127);
            path.lineTo(366, 60);
            path.lineTo(234, 60);
            path.closePath();
            graphics.setColor(new Color(color));
            graphics.fill(path);
        };
    }

    /** Woven squares: two half transparent sets of stripes, as a gingham has them. */
    public static Consumer<Graphics2D> gingham(int color, int period) {
        return graphics -> {
            graphics.setColor(new Color(color >> 16 & 0xff, color >> 8 & 0xff, color & 0xff, 128));
            for (int x = 0; x < WIDTH; x += period) {
                graphics.fillRect(x, 0, period / 2, HEIGHT);
            }
            for (int y = 0; y < HEIGHT; y += period) {
                graphics.fillRect(0, y, WIDTH, period / 2);
            }
        };
    }

    /** Polka dots in staggered rows. */
    public static Consumer<Graphics2D> dots(int color, int period) {
        return graphics -> {
            graphics.setColor(new Color(color));
            for (int row = 0; row * period < HEIGHT; row++) {
                for (int x = row % 2 * period / 2; x < WIDTH; x += period) {
                    graphics.fillOval(x, row * period, period / 3, period / 3);
                }
            }
        };
    }

    /** A print of thick rings on the chest. */
    public static Consumer<Graphics2D> print(int color) {
        return graphics -> {
            graphics.setColor(new Color(color));
            graphics.setStroke(new BasicStroke(14));
            for (int r = 20; r <= 80; r += 30) {
                graphics.drawOval(300 - r, 360 - r, 2 * r, 2 * r);
            }
        };
    }

    /** Picture pixels to normalised coordinates. */
    public static Point at(double x, double y) {
        return new Point(x / WIDTH, y / HEIGHT);
    }

    /** Intersection over union of a mask of the same size with the drawn outline. */
    public double iou(Mask mask) {
        int both = 0;
        int either = 0;
        for (int i = 0; i < truth.size(); i++) {
            both += truth.isSet(i) && mask.isSet(i) ? 1 : 0;
            either += truth.isSet(i) || mask.isSet(i) ? 1 : 0;
        }
        return (double) both / either;
    }

    /** Pixels inside a mask of the same size, within a box, that were not drawn. */
    public int surplus(Mask mask, PixelBox box) {
        int n = 0;
        for (int y = box.y(); y < box.y() + box.height(); y++) {
            for (int x = box.x(); x < box.x() + box.width(); x++) {
                n += mask.isSet(x, y) && !truth.isSet(x, y) ? 1 : 0;
            }
        }
        return n;
    }

    private static DrawnGarment draw(Shape outline, int color, Ground ground, Consumer<Graphics2D> painter) {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Random random = new Random(42);
        for (int i = 0; i < WIDTH * HEIGHT; i++) {
            image.setRGB(i % WIDTH, i / WIDTH, ground.at(i % WIDTH, i / WIDTH, random));
        }
        BufferedImage cloth = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = cloth.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setColor(new Color(color));
        graphics.fill(outline);
        graphics.setComposite(AlphaComposite.SrcAtop);
        painter.accept(graphics);
        graphics.dispose();
        image.getGraphics().drawImage(cloth, 0, 0, null);
        byte[] rgb = new byte[3 * WIDTH * HEIGHT];
        boolean[] inside = new boolean[WIDTH * HEIGHT];
        for (int i = 0; i < inside.length; i++) {
            int pixel = image.getRGB(i % WIDTH, i / WIDTH);
            rgb[3 * i] = (byte) (pixel >> 16);
            rgb[3 * i + 1] = (byte) (pixel >> 8);
            rgb[3 * i + 2] = (byte) pixel;
            inside[i] = (cloth.getRGB(i % WIDTH, i / WIDTH) >>> 24) >= 128;
        }
        return new DrawnGarment(RgbImage.owning(WIDTH, HEIGHT, rgb), Mask.of(WIDTH, HEIGHT, inside));
    }
}
