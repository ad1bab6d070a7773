package dev.drape.skin;

import java.util.Locale;
import java.util.Optional;

/**
 * A skin tone, or why there is none; exactly one of the two is present.
 *
 * @param tone what was read
 * @param absence why nothing was
 */
public record SkinReading(Optional<SkinTone> tone, Optional<Absence> absence) {

    /** Why a photo gives no skin tone. */
    public enum Absence {
        /** Eyes or mouth are hidden, outside the photo, or seen from the side. */
        FACE_NOT_VISIBLE,
        /** Nothing in the photo is bright enough to tell dark skin from little light. */
        TOO_DARK,
        /** The face is too small, or not part of the person mask. */
        TOO_FEW_PIXELS;

        /** Lower case, such as {@code face_not_visible}. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static SkinReading of(SkinTone tone) {
        return new SkinReading(Optional.of(tone), Optional.empty());
    }

    static SkinReading none(Absence why) {
        return new SkinReading(Optional.empty(), Optional.of(why));
    }
}
