package dev.drape.skin;

import dev.drape.image.LabColor;
import dev.drape.image.LabImage;
import dev.drape.image.Mask;
import dev.drape.image.PixelBox;
import dev.drape.image.RgbImage;
import dev.drape.image.filter.ColorSpace;
import dev.drape.image.filter.Resize;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The part of a photo that holds the patches, reduced so that reading it takes the same time whatever the photo's size.
 * Lab of the untouched photo: enhancement for the models would shift every tone.
 */
final class FaceCrop {
    /** Eyes to mouth after reducing, px: leaves about 1 500 pixels of skin. Smaller faces are not enlarged. */
    private static final double WORKING_SIZE = 40;
    /** Rows and columns are skipped as long as at least this many a working pixel remain to be averaged. */
    private static final int SUPERSAMPLING = 2;
    /** From this value on a channel may have been clipped. */
    private static final int CLIPPED = 252;

    private final RgbImage rgb;
    private final LabImage lab;
    private final Mask person;
    private final PixelBox box;
    private final double toPhotoX;
    private final double toPhotoY;
    private final double personPerPhotoX;
    private final double personPerPhotoY;

    private FaceCrop(RgbImage photo, Mask person, PixelBox box, double scale) {
        this.box = box;
        this.person = person;
        int width = Math.max(1, (int) Math.round(box.width() * scale));
        int height = Math.max(1, (int) Math.round(box.height() * scale));
        int stride = Math.max(1, (int) (1 / scale / SUPERSAMPLING));
        rgb = Resize.smooth(everyNth(photo, box, stride), width, height);
        lab = ColorSpace.toLab(rgb);
        toPhotoX = (double) box.width() / width;
        toPhotoY = (double) box.height() / height;
        personPerPhotoX = (double) person.width() / photo.width();
        personPerPhotoY = (double) person.height() / photo.height();
    }

    /** Empty if no patch lies inside the photo. */
    static Optional<FaceCrop> of(RgbImage photo, Mask person, FacePatches patches) {
        List<Patch> all = new ArrayList<>(patches.face());
        patches.neck().ifPresent(all::add);
        int left = photo.width();
        int top = photo.height();
        int right = 0;
        int bottom = 0;
        for (Patch patch : all) {
            left = Math.min(left, (int) Math.floor(patch.center().x() - patch.reach()));
            top = Math.min(top, (int) Math.floor(patch.center().y() - patch.reach()));
            right = Math.max(right, (int) Math.ceil(patch.center().x() + patch.reach()));
            bottom = Math.max(bottom, (int) Math.ceil(patch.center().y() + patch.reach()));
        }
        left = Math.max(0, left);
        top = Math.max(0, top);
        right = Math.min(photo.width(), right);
        bottom = Math.min(photo.height(), bottom);
        return left >= right || top >= bottom
                ? Optional.empty()
                : Optional.of(new FaceCrop(
                        photo,
                        person,
                        new PixelBox(left, top, right - left, bottom - top),
                        Math.min(1, WORKING_SIZE / patches.eyesToMouth())));
    }

    private static RgbImage everyNth(RgbImage photo, PixelBox box, int stride) {
        if (stride == 1) {
            return photo.crop(box);
        }
        int width = Math.max(1, box.width() / stride);
        int height = Math.max(1, box.height() / stride);
        byte[] out = new byte[3 * width * height];
        for (int y = 0; y < height; y++) {
            int row = (box.y() + y * stride + stride / 2) * photo.width() + box.x() + stride / 2;
            for (int x = 0; x < width; x++) {
                int from = row + x * stride;
                int to = 3 * (y * width + x);
                out[to] = (byte) photo.red(from);
                out[to + 1] = (byte) photo.green(from);
                out[to + 2] = (byte) photo.blue(from);
            }
        }
        return RgbImage.owning(width, height, out);
    }

    /** The person's pixels in the patch. */
    List<LabColor> pixels(Patch patch) {
        return inside(patch)
                .mapToObj(
                        i -> new LabColor(lab.l().at(i), lab.a().at(i), lab.b().at(i)))
                .toList();
    }

    /** Share of the patches' pixels with a channel at its end, 0…1. */
    double clippedShare(List<Patch> patches) {
        return patches.stream()
                .flatMapToInt(this::inside)
                .map(i -> Math.max(rgb.red(i), Math.max(rgb.green(i), rgb.blue(i))) >= CLIPPED ? 1 : 0)
                .average()
                .orElse(0);
    }

    /** Where the person's pixels in the patch are, row by row. */
    private IntStream inside(Patch patch) {
        double reach = patch.reach();
        int left = column(patch.center().x() - reach);
        int right = column(patch.center().x() + reach);
        return IntStream.rangeClosed(
                        row(patch.center().y() - reach), row(patch.center().y() + reach))
                .flatMap(y -> IntStream.rangeClosed(left, right)
                        .filter(x -> isIn(patch, x, y))
                        .map(x -> y * rgb.width() + x));
    }

    private int column(double photoX) {
        return (int) Math.max(0, Math.min(rgb.width() - 1.0, (photoX - box.x()) / toPhotoX));
    }

    private int row(double photoY) {
        return (int) Math.max(0, Math.min(rgb.height() - 1.0, (photoY - box.y()) / toPhotoY));
    }

    private boolean isIn(Patch patch, int column, int row) {
        double x = box.x() + (column + 0.5) * toPhotoX;
        double y = box.y() + (row + 0.5) * toPhotoY;
        return patch.contains(x, y) && person.isSet((int) (x * personPerPhotoX), (int) (y * personPerPhotoY));
    }
}
