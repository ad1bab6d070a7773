package dev.drape.outfit;

import dev.drape.image.Mask;
import dev.drape.image.filter.Components;
import dev.drape.image.filter.Morphology;

/** Leaves of a mask of people the one the pose describes. */
final class OnePerson {
    /** Along the spine, where a person can hardly be missed. */
    private static final double[] SPINE = {0, .25, .5, .75, 1};

    /** Soft rim kept around the person, px. */
    private static final int RIM = 3;

    private OnePerson() {}

    /** The parts that the spine runs through, with their soft rims; the whole mask if it runs through none. */
    static Mask of(Mask people, TorsoFrame frame) {
        Components parts = Components.of(people);
        boolean[] met = new boolean[parts.parts().size() + 1];
        boolean any = false;
        for (double t : SPINE) {
            int x = (int) Math.floor(frame.at(t, 0).x());
            int y = (int) Math.floor(frame.at(t, 0).y());
            if (people.isSet(x, y)) {
                met[parts.labelAt(y * people.width() + x)] = true;
                any = true;
            }
        }
        return any && parts.parts().size() > 1
                ? people.min(Morphology.dilate(parts.keep(part -> met[part.label()]), RIM))
                : people;
    }
}
