package dev.drape.skin;

import dev.drape.quality.Table;
import dev.drape.testing.PaintedFace;

/** What is read of faces painted in all Monk tones under three lights. */
public final class SkinTable {
    private static final double[] LIGHTS = {0.7, 1, 1.3};

    /** Share of the light that is lost from one ear to the other. */
    private static final double SIDE = 0.1;

    private SkinTable() {}

    public static Table table() {
        Table table = new Table(
                "painted tone", "light × 0.7: nearest, range", "light × 1", "light × 1.3", "range holds the truth");
        int held = 0;
        for (int tone = 1; tone <= PaintedFace.MONK.size(); tone++) {
            Object[] row = new Object[LIGHTS.length + 2];
            row[0] = tone;
            int hits = 0;
            for (int i = 0; i < LIGHTS.length; i++) {
                PaintedFace.Picture face = PaintedFace.paint(PaintedFace.MONK.get(tone - 1), LIGHTS[i], SIDE);
                MonkTone read = SkinToneEstimator.estimate(face.photo(), face.person(), PaintedFace.POINTS)
                        .tone()
                        .orElseThrow()
                        .monk();
                row[i + 1] = read.nearest() + ", " + read.lightest() + "–" + read.darkest();
                hits += read.mayBe(tone) ? 1 : 0;
            }
            row[row.length - 1] = hits + " of " + LIGHTS.length;
            held += hits;
            table.row(row);
        }
        return table.row("**all**", "", "", "", "**" + held + " of " + 3 * PaintedFace.MONK.size() + "**");
    }
}
