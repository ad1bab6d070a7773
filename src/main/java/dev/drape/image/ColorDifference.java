package dev.drape.image;

/** How different two colours look. About 1 is just noticeable side by side; 0 means equal. */
public final class ColorDifference {
    /** 25⁷ of the CIEDE2000 formula. */
    private static final double POW25_7 = 6103515625d;

    private ColorDifference() {}

    /**
     * CIEDE2000 with k<sub>L</sub> = k<sub>C</sub> = k<sub>H</sub> = 1. Follows Sharma, Wu and Dalal, "The CIEDE2000
     * color-difference formula: implementation notes, supplementary test data, and mathematical observations", Color
     * Research and Application 30 (2005), equations 2 to 22.
     */
    public static double ciede2000(LabColor one, LabColor two) {
        double meanChroma7 = Math.pow((one.chroma() + two.chroma()) / 2, 7);
        double g = 0.5 * (1 - Math.sqrt(meanChroma7 / (meanChroma7 + POW25_7)));
        double a1 = (1 + g) * one.a();
        double a2 = (1 + g) * two.a();
        double c1 = Math.hypot(a1, one.b());
        double c2 = Math.hypot(a2, two.b());
        double h1 = hue(a1, one.b());
        double h2 = hue(a2, two.b());

        double dL = two.l() - one.l();
        double dC = c2 - c1;
        double dHue = c1 * c2 == 0 ? 0 : Math.IEEEremainder(h2 - h1, 360);
        double dH = 2 * Math.sqrt(c1 * c2) * Math.sin(Math.toRadians(dHue) / 2);

        double meanL = (one.l() + two.l()) / 2;
        double meanC = (c1 + c2) / 2;
        double meanH = c1 * c2 == 0 ? h1 + h2 : meanHue(h1, h2);
        double t = 1
                - 0.17 * cos(meanH - 30)
                + 0.24 * cos(2 * meanH)
                + 0.32 * cos(3 * meanH + 6)
                - 0.20 * cos(4 * meanH - 63);
        double lightness = (meanL - 50) * (meanL - 50);
        double sL = 1 + 0.015 * lightness / Math.sqrt(20 + lightness);
        double sC = 1 + 0.045 * meanC;
        double sH = 1 + 0.015 * meanC * t;
        double meanC7 = Math.pow(meanC, 7);
        double turn = (meanH - 275) / 25;
        double rT = -2 * Math.sqrt(meanC7 / (meanC7 + POW25_7)) * Math.sin(Math.toRadians(60 * Math.exp(-turn * turn)));

        double l = dL / sL;
        double c = dC / sC;
        double h = dH / sH;
        return Math.sqrt(l * l + c * c + h * h + rT * c * h);
    }

    /** Degrees, 0…360. */
    private static double hue(double a, double b) {
        double degrees = Math.toDegrees(Math.atan2(b, a));
        return degrees < 0 ? degrees + 360 : degrees;
    }

    private static double meanHue(double h1, double h2) {
        double sum = h1 + h2;
        if (Math.abs(h1 - h2) <= 180) {
            return sum / 2;
        }
        return sum < 360 ? (sum + 360) / 2 : (sum - 360) / 2;
    }

    private static double cos(double degrees) {
        return Math.cos(Math.toRadians(degrees));
    }
}
