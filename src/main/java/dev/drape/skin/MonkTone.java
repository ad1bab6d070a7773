package dev.drape.skin;

/**
 * Where a colour lies on the Monk Skin Tone scale, 1 (lightest) to 10.
 *
 * @param nearest tone by ΔE2000
 * @param lightest tone that it may be in truth
 * @param darkest tone that it may be in truth
 */
public record MonkTone(int nearest, int lightest, int darkest) {
    public boolean mayBe(int tone) {
        return lightest <= tone && tone <= darkest;
    }
}
