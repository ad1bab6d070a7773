package dev.drape.garment;

import dev.drape.image.LabImage;
import dev.drape.image.Mask;

import java.util.List;

/**
 * A garment told from its ground.
 *
 * @param mask at the photo's size, 0…255, soft at the edge
 * @param working the same at the working size (long side 512), 0 or 255
 * @param lab the photo at the working size
 * @param confidence 0…1
 * @param warnings what was not sure
 */
record Cutout(Mask mask, Mask working, LabImage lab, double confidence, List<String> warnings) {
    /** Long side of the working size, px; all lengths given in pixels refer to it. */
    static final int WORKING_SIZE = 512;
}
