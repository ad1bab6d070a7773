package dev.drape.outfit;

import dev.drape.image.LabColor;
import dev.drape.image.Mask;
import dev.drape.image.Point;
import dev.drape.image.RgbImage;
import dev.drape.pose.Pose;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits a person into hair, skin, worn top and worn bottom.
 *
 * <p>No model knows the classes; the person does. A skin model is sampled from the face, colour histograms from where
 * each class certainly shows, and these vote on where sleeves end, whether a belly is bare and where the waistline runs.
 * Place and colour together give soft labels, from which the histograms are drawn again, once.
 *
 * <p>Stateless and CPU-bound, 30 to 60 ms a photo on one core: call from the CPU pool.
 */
@ApplicationScoped
public class OutfitParser {
    private static final int ROUNDS = 2;

    /** Labels this sure redraw the histograms. */
    private static final double SURE = .75;

    /**
     * Parses one person.
     *
     * @param photo any size
     * @param pose landmarks normalised to this photo; its own mask is not used
     * @param person soft mask of the person, of the photo's aspect, any size; other people apart from this one are
     *     ignored
     */
    public Outfit parse(RgbImage photo, Pose pose, Mask person) {
        Scene scene = Scene.of(photo, pose, person);
        Midriff midriff = Midriff.find(scene);
        ColorModels models = ColorModels.of(scene.grid, Seeds.of(scene, midriff));
        boolean bottomSeen = models.knows(BodyClass.BOTTOM);
        Coverage coverage = Coverage.find(scene, models, midriff);
        SoftLabels labels = label(scene, models, coverage);
        for (int round = 1; round < ROUNDS; round++) {
            models = ColorModels.of(scene.grid, labels.sure(SURE));
            coverage = Coverage.find(scene, models, midriff);
            labels = label(scene, models, coverage);
        }
        CleanUp.Cleaned cleaned = CleanUp.apply(scene, labels);
        Verdict verdict = Verdict.of(scene, coverage, models, cleaned, bottomSeen);
        return describe(scene, pose, models, coverage, cleaned.labels(), verdict, bottomSeen);
    }

    private static SoftLabels label(Scene scene, ColorModels models, Coverage coverage) {
        double hairLikeTop = models.likeness(BodyClass.HAIR, BodyClass.TOP);
        return SoftLabels.of(scene, ClassPriors.logs(scene, coverage, hairLikeTop), models);
    }

    private static Outfit describe(
            Scene scene,
            Pose pose,
            ColorModels models,
            Coverage coverage,
            SoftLabels labels,
            Verdict verdict,
            boolean bottomSeen) {
        Sleeves sleeves = Sleeves.of(pose, coverage.leftSleeve(), coverage.rightSleeve());
        return new Outfit(
                labels.masks(),
                verdict.confidence(),
                models.likeness(BodyClass.TOP, BodyClass.BOTTOM),
                bottomSeen ? heights(scene, coverage.waistline()) : List.of(),
                verdict.onePiece(),
                coverage.midriff() != null,
                sleeves.left(),
                sleeves.right(),
                scene.skin.color(),
                bodySkin(scene, labels),
                verdict.warnings());
    }

    private static List<Double> heights(Scene scene, Waistline line) {
        return line.points(scene.frame).stream()
                .map(Point::y)
                .map(y -> y / scene.height)
                .toList();
    }

    private static LabColor bodySkin(Scene scene, SoftLabels labels) {
        List<LabColor> bare = new ArrayList<>();
        for (int i = 0; i < scene.size(); i++) {
            if (scene.headRadius[i] > 1 && labels.share(BodyClass.SKIN, i) > SURE) {
                bare.add(new LabColor(scene.l[i], scene.a[i], scene.b[i]));
            }
        }
        return bare.isEmpty() ? scene.skin.color() : LabColor.median(bare);
    }
}
