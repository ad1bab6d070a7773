package dev.drape.analysis;

import dev.drape.execution.Fork;
import dev.drape.image.Mask;
import dev.drape.image.RgbImage;
import dev.drape.image.filter.Blur;
import dev.drape.image.filter.ColorSpace;
import dev.drape.image.filter.GuidedFilter;
import dev.drape.image.filter.Resize;
import dev.drape.pose.RegionMask;
import dev.drape.pose.SecondLook;

import java.util.Optional;

/**
 * One person mask from the two looks the landmark model had at the person: their mean, without the outline's jitter of a
 * cell or two, and with its edges drawn to those of the photo. Candidates and scores: docs/quality.md.
 */
final class PersonMask {
    /** Long side of the mask, px: four times the models' own masks. */
    static final int MAX_SIDE = 1024;

    /** Long side at which the looks are laid over each other, px, at most: twice the models' own masks. */
    private static final int JOINING_SIDE = 512;

    /** Cells along a side of the landmark model's region. */
    private static final double CELLS = 256;

    /** Deviation of the Gaussian that takes the jitter away, in cells of the landmark model's mask. */
    static final double SMOOTHING = 2;

    /** Radius of the guided filter by the mask's long side: 4 px at 1024. */
    private static final double RADIUS = 4d / MAX_SIDE;

    /** Variance of the luma (0…1) below which an area has no edge worth following. */
    private static final double EPSILON = 1e-3;

    /** The filter's lines are fitted on every second pixel: the edges stay, the time is a third. */
    private static final int STEP = 2;

    /** Rows that are worth a thread of their own. */
    private static final int STRIP = 64;

    /** 1 / (255 + say): dividing each pixel takes three times as long. */
    private static final float[] SHARE = share();

    private PersonMask() {}

    /**
     * What edges are drawn to: the photo's luma, at the photo's size, or reduced to {@link #MAX_SIDE}. Needs no person, so it
     * can be made before there is one.
     */
    static Mask guide(RgbImage photo) {
        Size size = Size.of(photo, MAX_SIDE);
        return ColorSpace.toGrey(Resize.smooth(photo, size.width, size.height));
    }

    /**
     * Joins the looks at one person.
     *
     * @param photo the photo
     * @param guide of the photo, see {@link #guide}
     * @param first the first look's mask, on the photo
     * @param second the second look, if there was one
     * @param regionShare side of the region that was looked at first, in photo widths
     * @return of the guide's size
     */
    static Mask of(RgbImage photo, Mask guide, RegionMask first, Optional<SecondLook> second, double regionShare) {
        Size size = Size.of(photo, joiningSide(photo, regionShare));
        Mask joined = second.map(look -> Fork.join(
                        () -> first.laid(size.width, size.height),
                        () -> look.mask(size.width, size.height),
                        (laid, again) -> mean(laid, again, look.say(size.width, size.height))))
                .orElseGet(() -> first.laid(size.width, size.height));
        return refined(guide, joined, regionShare);
    }

    /** Long side at which a cell is a pixel: what is finer, the Gaussian takes away. */
    private static int joiningSide(RgbImage photo, double regionShare) {
        double byWidth = (double) Math.max(photo.width(), photo.height()) / photo.width();
        return (int) Math.min(JOINING_SIDE, Math.ceil(CELLS * byWidth / regionShare));
    }

    /** Mean of two masks; the second counts for as much of one as it has a say, 0…255, at that pixel. */
    static Mask mean(Mask first, Mask second, Mask say) {
        byte[] values = new byte[first.size()];
        int width = first.width();
        Fork.rows(first.height(), STRIP, (from, to) -> {
            for (int i = from * width; i < to * width; i++) {
                int weight = say.at(i);
                values[i] = (byte) ((255 * first.at(i) + weight * second.at(i)) * SHARE[weight] + 0.5f);
            }
        });
        return Mask.owning(first.width(), first.height(), values);
    }

    private static float[] share() {
        float[] share = new float[256];
        for (int say = 0; say < share.length; say++) {
            share[say] = 1f / (255 + say);
        }
        return share;
    }

    /** Without jitter, and with its edges at those of the photo. */
    static Mask refined(Mask guide, Mask joined, double regionShare) {
        double cell = regionShare * joined.width() / CELLS;
        Mask smooth = Blur.gaussian(joined, SMOOTHING * cell);
        int radius = Math.max(1, (int) Math.round(RADIUS * Math.max(guide.width(), guide.height())));
        return GuidedFilter.apply(guide, smooth, radius, EPSILON, radius % STEP == 0 ? STEP : 1);
    }

    /** Size of the photo, or reduced. */
    private record Size(int width, int height) {
        static Size of(RgbImage photo, int maxSide) {
            double scale = Math.min(1, (double) maxSide / Math.max(photo.width(), photo.height()));
            return new Size(Math.max(1, (int) Math.round(photo.width() * scale)), Math.max(1, (int)
                    Math.round(photo.height() * scale)));
        }
    }
}
