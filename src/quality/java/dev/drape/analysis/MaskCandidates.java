package dev.drape.analysis;

import dev.drape.image.Letterbox;
import dev.drape.image.Mask;
import dev.drape.image.Photo;
import dev.drape.image.Plane;
import dev.drape.image.Preprocessor;
import dev.drape.image.RgbImage;
import dev.drape.image.Standardized;
import dev.drape.image.filter.Blur;
import dev.drape.image.filter.Resize;
import dev.drape.pose.Complexity;
import dev.drape.pose.Pose;
import dev.drape.pose.PoseEstimator;
import dev.drape.pose.SecondLook;
import dev.drape.quality.Evaluation;
import dev.drape.quality.RealModels;
import dev.drape.quality.Table;
import dev.drape.segmentation.PersonSegmenter;
import dev.drape.segmentation.SelfieModel;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import static dev.drape.quality.Table.digits;

/** Intersection over union of person masks, at threshold 0.5, with parse maps: every class but the background. */
public final class MaskCandidates {
    private final Evaluation evaluation;
    private final RealModels models;
    private final Map<SelfieModel, PersonSegmenter> selfies = new EnumMap<>(SelfieModel.class);

    public MaskCandidates(Evaluation evaluation, RealModels models) {
        this.evaluation = evaluation;
        this.models = models;
        for (SelfieModel model : SelfieModel.values()) {
            selfies.put(model, new PersonSegmenter(model));
        }
    }

    public Table table() {
        List<Map<String, Double>> standard = new ArrayList<>();
        List<Map<String, Double>> none = new ArrayList<>();
        evaluation.parsed().forEach((name, parse) -> {
            Photo photo = evaluation.photo(name);
            Mask truth = evaluation.person(parse, photo.width(), photo.height());
            standard.add(scores(candidates(photo, true), truth));
            none.add(scores(candidates(photo, false), truth));
        });
        Table table = new Table("mask", "standardised", "photo as it is", "a photo, standardised");
        for (String candidate :
                standard.isEmpty() ? Set.<String>of() : standard.get(0).keySet()) {
            StringBuilder each = new StringBuilder();
            standard.forEach(one -> each.append(digits(4, one.get(candidate))).append(' '));
            table.row(
                    candidate,
                    mean(standard, candidate),
                    mean(none, candidate),
                    each.toString().trim());
        }
        return table;
    }

    private Map<String, Mask> candidates(Photo photo, boolean standardise) {
        Map<String, Mask> found = new LinkedHashMap<>();
        ModelViews views = ModelViews.of(photo, standardise);
        Pose full = null;
        for (Complexity complexity : Complexity.values()) {
            Pose pose = pose(views, complexity);
            found.put(
                    "pose model, " + complexity.name().toLowerCase(java.util.Locale.ROOT),
                    pose.personMask(photo.width(), photo.height()));
            full = complexity == Complexity.FULL ? pose : full;
        }
        RgbImage forSelfie = standardise ? plain(photo) : photo.stored();
        for (SelfieModel model : SelfieModel.values()) {
            found.put("selfie model, " + model.name().toLowerCase(java.util.Locale.ROOT), selfie(forSelfie, model));
        }
        int width = photo.width();
        int height = photo.height();
        Mask first = full.personMask(width, height);
        Mask general = Resize.smooth(selfie(forSelfie, SelfieModel.GENERAL), width, height);
        found.put("larger of full and general", first.max(general));
        found.put("mean of full and general", mean(List.of(first, general)).toMask());

        SecondLook second =
                RealModels.wait(models.poses().lookAgain(photo.stored(), full.region(), RealModels.deadline()));
        Mask mean = PersonMask.mean(first, second.mask(width, height), second.say(width, height));
        double cell = full.region().side() / 256;
        found.put("mean of two looks", mean);
        found.put("… smoothed by two cells", Blur.gaussian(mean, PersonMask.SMOOTHING * cell));
        found.put(
                "… and drawn to the photo's edges: used",
                PersonMask.of(
                        photo.pixels(),
                        PersonMask.guide(photo.pixels()),
                        full.person(),
                        Optional.of(second),
                        full.region().side() / width));
        return found;
    }

    private Pose pose(ModelViews views, Complexity complexity) {
        PoseEstimator poses = models.poses();
        Pose framed = RealModels.wait(poses.estimate(views.forPose(), complexity, RealModels.deadline()))
                .pose()
                .orElseThrow();
        Optional<Letterbox> letterbox = views.letterbox();
        return letterbox.map(framed::inPhoto).orElse(framed);
    }

    private Mask selfie(RgbImage picture, SelfieModel model) {
        return selfies.get(model).segment(picture);
    }

    private static RgbImage plain(Photo photo) {
        Standardized plain = Preprocessor.standardize(photo.pixels(), Preprocessor.Purpose.STANDARD);
        return plain.image().crop(plain.letterbox().content());
    }

    private static Plane mean(List<Mask> masks) {
        Mask any = masks.get(0);
        float[] values = new float[any.size()];
        for (Mask mask : masks) {
            for (int i = 0; i < values.length; i++) {
                values[i] += mask.at(i) / 255f / masks.size();
            }
        }
        return Plane.owning(any.width(), any.height(), values);
    }

    private static Map<String, Double> scores(Map<String, Mask> candidates, Mask truth) {
        Map<String, Double> scores = new LinkedHashMap<>();
        candidates.forEach((name, mask) ->
                scores.put(name, iou(Resize.smooth(mask, truth.width(), truth.height()), truth)));
        return scores;
    }

    private static double iou(Mask one, Mask other) {
        int both = 0;
        int either = 0;
        for (int i = 0; i < one.size(); i++) {
            both += one.isSet(i) && other.isSet(i) ? 1 : 0;
            either += one.isSet(i) || other.isSet(i) ? 1 : 0;
        }
        return (double) both / either;
    }

    private static String mean(List<Map<String, Double>> scores, String candidate) {
        return digits(
                4,
                scores.stream().mapToDouble(one -> one.get(candidate)).average().orElseThrow());
    }
}
