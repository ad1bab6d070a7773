package dev.drape.compose;

import dev.drape.image.Mask;
import dev.drape.image.RgbImage;
import dev.drape.outfit.BodyClass;

import java.util.Arrays;

/** What is visible of each class, spread over the whole picture; each class is only computed when asked for. */
final class VisibleColors {
    /** A class is sampled where its membership is at least this, of 255. */
    private static final int SURE = 200;
    /** Skin far from any visible skin takes half of its colour from the median of all that is visible. */
    private static final float MEDIAN_SHARE = 0.5f;

    /** Nothing shows what hands hold but the photo itself. */
    private static final BodyClass[] CLASSES = Arrays.copyOf(BodyClass.values(), BodyClass.HELD.ordinal());

    private final RgbImage photo;
    private final Mask hidden;
    private final Mask[] members = new Mask[CLASSES.length];
    private final float[][] fields = new float[CLASSES.length][];
    private final boolean[] made = new boolean[CLASSES.length];

    /** Hidden is where colours are not to be taken from. */
    VisibleColors(Scene scene, Mask hidden) {
        this.photo = scene.photo();
        this.hidden = hidden;
        for (BodyClass each : CLASSES) {
            members[each.ordinal()] = scene.of(each);
        }
    }

    boolean has(BodyClass which) {
        return field(which) != null;
    }

    /** The most likely class of a pixel. */
    BodyClass classAt(int index) {
        int best = 0;
        for (int c = 1; c < members.length; c++) {
            best = members[c].at(index) > members[best].at(index) ? c : best;
        }
        return CLASSES[best];
    }

    /** Channel 0…2 of a class at a pixel, 0…255; the other value if the class is nowhere to be seen. */
    float color(BodyClass which, int index, int channel, int otherwise) {
        float[] field = field(which);
        return field == null ? otherwise : field[3 * index + channel];
    }

    private float[] field(BodyClass which) {
        int c = which.ordinal();
        if (!made[c]) {
            made[c] = true;
            fields[c] = spread(members[c], which == BodyClass.BOTTOM);
            if (which == BodyClass.SKIN && fields[c] != null) {
                evenOut(fields[c], members[c]);
            }
        }
        return fields[c];
    }

    private boolean sampled(Mask member, int i) {
        return member.at(i) >= SURE && !hidden.isSet(i);
    }

    private float[] spread(Mask member, boolean upwards) {
        float[] values = new float[3 * photo.size()];
        float[] weights = new float[photo.size()];
        for (int i = 0; i < weights.length; i++) {
            if (sampled(member, i)) {
                weights[i] = 1;
                values[3 * i] = photo.red(i);
                values[3 * i + 1] = photo.green(i);
                values[3 * i + 2] = photo.blue(i);
            }
        }
        if (upwards) {
            Columns.continueUp(values, weights, hidden);
        }
        return PushPull.fill(values, weights, photo.width(), photo.height()) ? values : null;
    }

    private void evenOut(float[] field, Mask member) {
        int[][] counts = new int[3][256];
        for (int i = 0; i < photo.size(); i++) {
            if (sampled(member, i)) {
                counts[0][photo.red(i)]++;
                counts[1][photo.green(i)]++;
                counts[2][photo.blue(i)]++;
            }
        }
        for (int c = 0; c < 3; c++) {
            int half = Arrays.stream(counts[c]).sum() / 2;
            int median = 0;
            for (int seen = counts[c][0]; seen <= half && median < 255; seen += counts[c][median]) {
                median++;
            }
            for (int i = c; i < field.length; i += 3) {
                field[i] += (median - field[i]) * MEDIAN_SHARE;
            }
        }
    }
}
