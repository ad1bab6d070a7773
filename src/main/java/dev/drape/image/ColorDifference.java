package dev.drape.image;

/** How different two colours look. */
public final class ColorDifference {
    private static final double POW_25_7 = Math.pow(25, 7);

    private ColorDifference() {}

    /**
     * CIEDE2000 with all weights 1, after Sharma, Wu and Dalal, "The CIEDE2000 color-difference formula: implementation
     * notes, supplementary test data, and mathematical observations" (2005). Arguments are CIELAB, L 0…100; 1 is about
     * the least difference an eye can see.
     */
    public static double deltaE2000(double l1, double a1, double b1, double l2, double a2, double b2) {
        double meanC7 = Math.pow((Math.hypot(a1, b1) + Math.hypot(a2, b2)) / 2, 7);
        double g = 0.5 * (1 - Math.sqrt(meanC7 / (meanC7 + POW_25_7)));
        double c1 = Math.hypot((1 + g) * a1, b1);
        double c2 = Math.hypot((1 + g) * a2, b2);
        double h1 = hue((1 + g) * a1, b1);
        double h2 = hue((1 + g) * a2, b2);

        double dL = l2 - l1;
        double dC = c2 - c1;
        double dH = 2 * Math.sqrt(c1 * c2) * Math.sin(Math.toRadians(hueDifference(h1, h2, c1 * c2)) / 2);

        double meanL = (l1 + l2) / 2;
        double meanC = (c1 + c2) / 2;
        double meanH = meanHue(h1, h2, c1 * c2);
        double t = 1
                - 0.17 * cos(meanH - 30)
                + 0.24 * cos(2 * meanH)
                + 0.32 * cos(3 * meanH + 6)
                - 0.20 * cos(4 * meanH - 63);
        double fromMiddle = (meanL - 50) * (meanL - 50);
        double sL = 1 + 0.015 * fromMiddle / Math.sqrt(20 + fromMiddle);
        double sC = 1 + 0.045 * meanC;
        double sH = 1 + 0.015 * meanC * t;
        double turn = (meanH - 275) / 25;
        double newC7 = Math.pow(meanC, 7);
        double rC = 2 * Math.sqrt(newC7 / (newC7 + POW_25_7));
        double rT = -Math.sin(Math.toRadians(60 * Math.exp(-turn * turn))) * rC;
        double l = dL / sL;
        double c = dC / sC;
        double h = dH / sH;
        return Math.sqrt(l * l + c * c + h * h + rT * c * h);
    }

    private static double hue(double a, double b) {
        if (a == 0 && b == 0) {
            return 0;
        }
        double degrees = Math.toDegrees(Math.atan2(b, a));
        return degrees < 0 ? degrees + 360 : degrees;
    }

    private static double hueDifference(double h1, double h2, double chromas) {
        if (chromas == 0) {
            return 0;
        }
        double difference = h2 - h1;
        if (difference > 180) {
            return difference - 360;
        }
        return difference < -180 ? difference + 360 : difference;
    }

    private static double meanHue(double h1, double h2, double chromas) {
        double sum = h1 + h2;
        if (chromas == 0) {
            return sum;
        }
        if (Math.abs(h1 - h2) <= 180) {
            return sum / 2;
        }
        return sum < 360 ? (sum + 360) / 2 : (sum - 360) / 2;
    }

    private static double cos(double degrees) {
        return Math.cos(Math.toRadians(degrees));
    }
}
