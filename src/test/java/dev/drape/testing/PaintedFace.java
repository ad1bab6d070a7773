package dev.drape.testing;

import dev.drape.image.Mask;
import dev.drape.image.Point;
import dev.drape.image.RgbImage;
import dev.drape.skin.FacePoints;

import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * A face of known skin colour in known light: a head in front of a grey wall, lit a little more from one side, with hair,
 * brows, eyes, lips, glossy spots, the chin's shadow on the neck, a shirt and sensor noise. Computed in linear light, then
 * encoded as sRGB; nothing of the code under test takes part. 400 × 500 px; the eyes are 60 px apart at (170, 180) and
 * (230, 180), the mouth's corners at (180, 243) and (220, 243).
 */
public final class PaintedFace {
    public static final int WIDTH = 400;
    public static final int HEIGHT = 500;

    /** The ten Monk skin tones, sRGB (Monk Skin Tone Scale, skintone.google). */
    public static final List<Integer> MONK =
            List.of(0xf6ede4, 0xf3e7db, 0xf7ead0, 0xeadaba, 0xd7bd96, 0xa07e56, 0x825c43, 0x604134, 0x3a312a, 0x292420);

    /** Where the painted face's points are. */
    public static final FacePoints POINTS = new FacePoints(
            new Point(230, 180),
            new Point(170, 180),
            new Point(200, 214),
            new Point(220, 243),
            new Point(180, 243),
            new Point(270, 195),
            new Point(130, 195),
            new Point(320, 370),
            new Point(80, 370));

    /** Standard deviation in steps of 8-bit sRGB. */
    private static final double NOISE_SIGMA = 2.5;

    private static final double[] NOISE = noise();
    private static final double[] LINEAR = IntStream.range(0, 256)
            .mapToDouble(i -> i / 255d)
            .map(v -> v <= 0.04045 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4))
            .toArray();
    private static final int HAIR = 0x2b1d14;
    private static final int WALL = 0xb4b4b0;
    private static final int SHIRT = 0x3c5a8c;

    private final double[] linear = new double[3 * WIDTH * HEIGHT];
    private final boolean[] person = new boolean[WIDTH * HEIGHT];
    private final double light;

    private static double[] noise() {
        Random random = new Random(11);
        return DoubleStream.generate(() -> NOISE_SIGMA * random.nextGaussian())
                .limit(3 * WIDTH * HEIGHT)
                .toArray();
    }

    private PaintedFace(double light) {
        this.light = light;
    }

    /** What was painted. */
    public record Picture(RgbImage photo, Mask person) {}

    /**
     * Paints one.
     *
     * @param skin sRGB {@code 0xRRGGBB} of fully lit skin
     * @param light factor of linear light, 1 = as the colours are defined
     * @param side how much the light falls off across the face, 0 = not at all, 0.3 = 30 % darker at one ear
     */
    public static Picture paint(int skin, double light, double side) {
        PaintedFace face = new PaintedFace(light);
        face.paint(skin, side);
        return new Picture(face.develop(), Mask.of(WIDTH, HEIGHT, face.person));
    }

    private void paint(int skin, double side) {
        int lips = mix(skin, 0x8c2f39, 0.5);
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                double shade = 1.04 - side * Math.min(1, Math.max(0, (x - 130) / 140d));
                set(x, y, WALL, 1, false);
                if (in(x, y, 200, 170, 90, 112)) {
                    set(x, y, HAIR, shade, true);
                }
                if (y > 345 - 20 * Math.max(0, 1 - Math.abs(x - 200) / 150d) && in(x, y, 200, 480, 170, 160)) {
                    set(x, y, SHIRT, shade, true);
                }
                if (Math.abs(x - 200) < 34 && y > 260 && y < 350) {
                    set(x, y, skin, shade * (y < 310 ? 0.6 : 0.85), true);
                }
                if (in(x, y, 200, 205, 74, 92)) {
                    double rim = Math.hypot((x - 200) / 74d, (y - 205) / 92d);
                    set(x, y, skin, shade * (1 - 0.25 * Math.pow(rim, 6)), true);
                }
                if (in(x, y, 172, 158, 20, 4) || in(x, y, 228, 158, 20, 4)) {
                    set(x, y, HAIR, shade, true);
                }
                if (in(x, y, 170, 180, 14, 7) || in(x, y, 230, 180, 14, 7)) {
                    set(x, y, in(x, y, 170, 180, 6, 6) || in(x, y, 230, 180, 6, 6) ? 0x2a1a10 : 0xe8e2dc, shade, true);
                }
                if (in(x, y, 200, 243, 22, 8)) {
                    set(x, y, lips, shade, true);
                }
                if (in(x, y, 203, 212, 5, 6) || in(x, y, 195, 135, 16, 5)) {
                    set(x, y, mix(skin, 0xffffff, 0.35), shade, true);
                }
            }
        }
    }

    private void set(int x, int y, int color, double shade, boolean isPerson) {
        int i = y * WIDTH + x;
        person[i] = isPerson;
        for (int channel = 0; channel < 3; channel++) {
            double value = LINEAR[(color >> (16 - 8 * channel)) & 0xff];
            linear[3 * i + channel] = value * shade * light;
        }
    }

    private RgbImage develop() {
        byte[] rgb = new byte[linear.length];
        for (int i = 0; i < rgb.length; i++) {
            double value = linear[i];
            double encoded = value <= 0.0031308 ? 12.92 * value : 1.055 * Math.pow(value, 1 / 2.4) - 0.055;
            rgb[i] = (byte) Math.round(Math.min(255, Math.max(0, 255 * encoded + NOISE[i])));
        }
        return RgbImage.owning(WIDTH, HEIGHT, rgb);
    }

    private static boolean in(int x, int y, double centerX, double centerY, double radiusX, double radiusY) {
        double u = (x - centerX) / radiusX;
        double v = (y - centerY) / radiusY;
        return u * u + v * v <= 1;
    }

    private static int mix(int one, int other, double share) {
        int mixed = 0;
        for (int shift = 0; shift <= 16; shift += 8) {
            mixed |= (int) Math.round((one >> shift & 0xff) * (1 - share) + (other >> shift & 0xff) * share) << shift;
        }
        return mixed;
    }
}
