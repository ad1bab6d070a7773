package dev.drape.garment;

import dev.drape.image.ColorDifference;
import dev.drape.image.LabColor;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;

/** The words a shop has for colours, each with a typical sRGB value. The list is Drape's own. */
enum FashionColor {
    WHITE(0xf2f2f3),
    CREAM(0xf3ead3),
    BEIGE(0xd9c5a3),
    CAMEL(0xb98b57),
    TAUPE(0x8d7f72),
    BROWN(0x6f4a2f),
    LIGHT_GREY(0xc9cacc),
    GREY(0x8c8e91),
    CHARCOAL(0x45474b),
    BLACK(0x121214),
    NAVY(0x1d2546),
    BLUE(0x2a58b8),
    SKY_BLUE(0x8fbde8),
    LIGHT_BLUE(0xc3dbee),
    SLATE_BLUE(0x7e90b3),
    DENIM(0x4d6d94),
    TURQUOISE(0x2fb8b5),
    TEAL(0x1c6f73),
    MINT(0xa9dcc3),
    GREEN(0x2e8b47),
    DARK_GREEN(0x1d4836),
    OLIVE(0x6c6e3c),
    KHAKI(0xa39a6c),
    YELLOW(0xf2d33c),
    MUSTARD(0xc9992b),
    ORANGE(0xee7f2c),
    RUST(0xa94d2a),
    CORAL(0xf1705f),
    RED(0xd5262e),
    SCARLET(0xf23b2d),
    BURGUNDY(0x6b1d30),
    PINK(0xf0a5bd),
    LIGHT_PINK(0xecd0d3),
    DUSTY_PINK(0xd2929a),
    FUCHSIA(0xd6317f),
    LILAC(0xbfa6d6),
    PERIWINKLE(0x7a7cb8),
    PURPLE(0x6d3a8e),
    AUBERGINE(0x3d2941),
    PLUM(0x6a2d58);

    private final LabColor lab;

    FashionColor(int rgb) {
        this.lab = LabColor.ofSrgb(rgb);
    }

    /** The nearest colour by ΔE2000. */
    static FashionColor nearest(double l, double a, double b) {
        LabColor wanted = new LabColor(l, a, b);
        return Arrays.stream(values())
                .min(Comparator.comparingDouble(color -> ColorDifference.ciede2000(wanted, color.lab)))
                .orElseThrow();
    }

    /** Lower case with spaces, such as {@code light grey}. */
    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
