package dev.drape.skin;

import dev.drape.image.LabColor;

/**
 * The colour of a person's skin as the photo shows it: a measurement of a picture, not a statement about the person.
 *
 * @param rgb sRGB, such as {@code #c68863}
 * @param lab the same in CIELAB (D65)
 * @param itaDegrees individual typology angle: atan2(L − 50, b) in degrees, −180…180, lighter is larger
 * @param itaClass class of that angle
 * @param monk place on the Monk Skin Tone scale
 * @param undertone weak
 * @param confidence 0…1: falls with uneven light, clipped pixels and little visible skin
 * @param sampledPixels pixels that entered the mean, of the face reduced to working size
 */
public record SkinTone(
        String rgb,
        LabColor lab,
        double itaDegrees,
        ItaClass itaClass,
        MonkTone monk,
        Undertone undertone,
        double confidence,
        int sampledPixels) {

    static SkinTone of(SkinSample sample, double confidence) {
        LabColor lab = sample.color();
        double ita = Math.toDegrees(Math.atan2(lab.l() - 50, lab.b()));
        return new SkinTone(
                lab.toHex(),
                lab,
                ita,
                ItaClass.of(ita),
                MonkScale.match(lab),
                Undertone.of(lab),
                confidence,
                sample.pixels());
    }
}
