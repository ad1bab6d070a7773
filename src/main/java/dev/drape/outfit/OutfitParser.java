package dev.drape.outfit;

import dev.drape.image.Mask;
import dev.drape.image.Point;
import dev.drape.image.RgbImage;
import dev.drape.pose.Pose;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.List;

/**
 * Splits a person into hair, skin, worn top and worn bottom.
 *
 * <p>No model knows the classes; the person does. A skin model is sampled from the face, colour histograms from where
 * each class certainly shows, and these vote on where sleeves end, whether a belly is bare and where the waistline runs.
 * Place and colour together give soft labels, from which the histograms are drawn again, once.
 *
 * <p>Stateless and CPU-bound, about 50 ms a photo: call from the CPU pool.
 */
@ApplicationScoped
public class OutfitParser {
    /** Working size, px of the long side; 1.5 times as much gains nothing (measured on label maps). */
    static final int LONG_SIDE = 256;

    private static final int ROUNDS = 2;

    /** Labels this sure redraw the histograms. */
    private static final double SURE = .75;

    /**
     * Parses one person.
     *
     * @param photo any size
     * @param pose landmarks normalised to this photo
     * @param person soft mask of the person, of the photo's aspect, any size
     */
    public Outfit parse(RgbImage photo, Pose pose, Mask person) {
        Scene scene = Scene.of(photo, pose, person, LONG_SIDE);
        Midriff midriff = Midriff.find(scene);
        float[][] weights = Seeds.of(scene, midriff);
        ColorModels models = ColorModels.of(scene.grid, weights);
        boolean bottomSeen = models.knows(BodyClass.BOTTOM);
        Coverage coverage = null;
        SoftLabels labels = null;
        for (int round = 0; round < ROUNDS; round++) {
            if (labels != null) {
                models = ColorModels.of(scene.grid, labels.sure(SURE));
            }
            coverage = Coverage.find(scene, models, midriff);
            labels = SoftLabels.of(
                    scene, ClassPriors.logs(scene, coverage, models.likeness(BodyClass.HAIR, BodyClass.TOP)), models);
        }
        labels = CleanUp.apply(scene, labels);
        return describe(scene, coverage, models, labels, bottomSeen);
    }

    private static Outfit describe(
            Scene scene, Coverage coverage, ColorModels models, SoftLabels labels, boolean bottomSeen) {
        Verdict verdict = Verdict.of(scene, coverage, models, bottomSeen);
        List<Double> line = bottomSeen
                ? coverage.waistline().points(scene.frame).stream()
                        .map(Point::y)
                        .map(y -> y / scene.height)
                        .toList()
                : List.of();
        return new Outfit(
                labels.masks(),
                verdict.confidence(),
                models.likeness(BodyClass.TOP, BodyClass.BOTTOM),
                line,
                coverage.leftSleeve(),
                coverage.rightSleeve(),
                verdict.warnings());
    }
}
