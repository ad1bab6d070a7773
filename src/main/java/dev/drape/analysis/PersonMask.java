package dev.drape.analysis;

import dev.drape.image.Mask;
import dev.drape.image.Plane;
import dev.drape.image.RgbImage;
import dev.drape.image.filter.Blur;
import dev.drape.image.filter.GuidedFilter;
import dev.drape.image.filter.Resize;
import dev.drape.pose.SecondLook;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One person mask from the looks the landmark model had at the person: their mean, which keeps what most of them saw,
 * without the outline's jitter of a cell or two, and with its edges drawn to those of the photo. Candidates and scores:
 * docs/quality.md.
 */
final class PersonMask {
    /** Long side of the mask, px: four times the models' own masks. */
    static final int MAX_SIDE = 1024;

    /** Long side at which the looks are laid over each other, px: twice the models' own masks. */
    private static final int JOINING_SIDE = 512;

    /** Cells along a side of the landmark model's region. */
    private static final double CELLS = 256;

    /** Deviation of the Gaussian that takes the jitter away, in cells of the landmark model's mask. */
    private static final double SMOOTHING = 2;

    /** Radius of the guided filter by the mask's long side: 4 px at 1024. */
    private static final double RADIUS = 4d / MAX_SIDE;

    /** Variance of the luma (0…1) below which an area has no edge worth following. */
    private static final double EPSILON = 1e-3;

    /** The filter's lines are fitted on every second pixel: the edges stay, the time is a third. */
    private static final int STEP = 2;

    private PersonMask() {}

    /** As below; the looks are {@code first} and what the second look saw, if there was one. */
    static Mask of(RgbImage photo, Mask first, Optional<SecondLook> second, double regionShare) {
        Size joining = Size.of(photo, JOINING_SIDE);
        List<Mask> looks = new ArrayList<>();
        looks.add(first);
        second.ifPresent(look -> looks.addAll(look.masks(joining.width, joining.height)));
        return of(photo, looks, regionShare);
    }

    /**
     * Joins the looks at one person.
     *
     * @param photo the photo
     * @param looks at least one; each covers the whole photo, at any resolution
     * @param regionShare side of the region that was looked at, in photo widths
     * @return at the photo's size, or reduced to {@link #MAX_SIDE}
     */
    static Mask of(RgbImage photo, List<Mask> looks, double regionShare) {
        Size joining = Size.of(photo, JOINING_SIDE);
        List<Mask> laid = looks.stream()
                .map(look -> Resize.smooth(look, joining.width, joining.height))
                .toList();
        double cell = regionShare * joining.width / CELLS;
        Plane smooth = Blur.gaussian(mean(laid), SMOOTHING * cell);

        Size size = Size.of(photo, MAX_SIDE);
        RgbImage guide = Resize.smooth(photo, size.width, size.height);
        int radius = Math.max(1, (int) Math.round(RADIUS * Math.max(size.width, size.height)));
        Mask grown = Resize.smooth(smooth, size.width, size.height).toMask();
        return GuidedFilter.apply(guide, grown, radius, EPSILON, radius % STEP == 0 ? STEP : 1);
    }

    private static Plane mean(List<Mask> masks) {
        Mask any = masks.get(0);
        float[] values = new float[any.size()];
        float share = 1f / (255 * masks.size());
        for (Mask mask : masks) {
            for (int i = 0; i < values.length; i++) {
                values[i] += share * mask.at(i);
            }
        }
        return Plane.owning(any.width(), any.height(), values);
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
