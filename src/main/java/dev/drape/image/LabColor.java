package dev.drape.image;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * One colour in CIELAB, D65, 2° observer.
 *
 * @param l lightness 0…100
 * @param a green − to red +, about −128…127
 * @param b blue − to yellow +, about −128…127
 */
public record LabColor(double l, double a, double b) {
    /** D65 white for the 2° observer with Y = 1 (IEC 61966-2-1). */
    private static final double WHITE_X = 0.95047;

    private static final double WHITE_Z = 1.08883;
    /** CIE 15: below this ratio to white the cube root gives way to a line. */
    private static final double EPSILON = 216d / 24389;

    private static final double KAPPA = 24389d / 27;

    /** From {@code 0xRRGGBB}, sRGB. */
    public static LabColor ofSrgb(int rgb) {
        double red = linear((rgb >> 16 & 0xff) / 255d);
        double green = linear((rgb >> 8 & 0xff) / 255d);
        double blue = linear((rgb & 0xff) / 255d);
        double x = f((0.4124564 * red + 0.3575761 * green + 0.1804375 * blue) / WHITE_X);
        double y = f(0.2126729 * red + 0.7151522 * green + 0.0721750 * blue);
        double z = f((0.0193339 * red + 0.1191920 * green + 0.9503041 * blue) / WHITE_Z);
        return new LabColor(116 * y - 16, 500 * (x - y), 200 * (y - z));
    }

    /** The median a channel of at least one colour; the upper one of two. */
    public static LabColor median(List<LabColor> colors) {
        return new LabColor(median(colors, LabColor::l), median(colors, LabColor::a), median(colors, LabColor::b));
    }

    private static double median(List<LabColor> colors, ToDoubleFunction<LabColor> channel) {
        double[] sorted = colors.stream().mapToDouble(channel).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    /** As {@code 0xRRGGBB}, sRGB; colours outside its gamut are clipped. */
    public int toSrgb() {
        double fy = (l + 16) / 116;
        double x = inverse(fy + a / 500) * WHITE_X;
        double y = inverse(fy);
        double z = inverse(fy - b / 200) * WHITE_Z;
        return channel(3.2404542 * x - 1.5371385 * y - 0.4985314 * z) << 16
                | channel(-0.9692660 * x + 1.8760108 * y + 0.0415560 * z) << 8
                | channel(0.0556434 * x - 0.2040259 * y + 1.0572252 * z);
    }

    /** Such as {@code #c68863}. */
    public String toHex() {
        return String.format(Locale.ROOT, "#%06x", toSrgb());
    }

    /**
     * The colour of the same surface under that many times the light: X, Y and Z all grow by the factor.
     *
     * @param factor of linear light, greater than 0
     */
    public LabColor underLight(double factor) {
        double fy = (l + 16) / 116;
        double x = f(inverse(fy + a / 500) * factor);
        double y = f(inverse(fy) * factor);
        double z = f(inverse(fy - b / 200) * factor);
        return new LabColor(116 * y - 16, 500 * (x - y), 200 * (y - z));
    }

    /** Distance from the grey axis. */
    public double chroma() {
        return Math.hypot(a, b);
    }

    private static double f(double ratio) {
        return ratio > EPSILON ? Math.cbrt(ratio) : (KAPPA * ratio + 16) / 116;
    }

    private static double inverse(double f) {
        double cubed = f * f * f;
        return cubed > EPSILON ? cubed : (116 * f - 16) / KAPPA;
    }

    private static double linear(double encoded) {
        return encoded <= 0.04045 ? encoded / 12.92 : Math.pow((encoded + 0.055) / 1.055, 2.4);
    }

    private static int channel(double linear) {
        double encoded = linear <= 0.0031308 ? 12.92 * linear : 1.055 * Math.pow(linear, 1 / 2.4) - 0.055;
        return (int) Math.round(255 * Math.min(1, Math.max(0, encoded)));
    }
}
