package dev.drape.analysis;

import dev.drape.error.DrapeException;
import dev.drape.image.Photo;
import dev.drape.image.Point;
import dev.drape.image.RgbImage;
import dev.drape.pose.BodyPoint;
import dev.drape.pose.Complexity;
import dev.drape.pose.Pose;
import dev.drape.quality.Evaluation;
import dev.drape.quality.RealModels;
import dev.drape.quality.Table;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;

import static dev.drape.quality.Table.digits;

/**
 * Whether standardising helps the pose. The truth is the full model's pose on the unchanged photo, as it is; error = mean
 * distance of the first 25 landmarks (head to hips), in % of the torso's length.
 */
public final class StandardisingStudy {
    private static final int POINTS = BodyPoint.LEFT_KNEE.ordinal();

    private final Evaluation evaluation;
    private final RealModels models;

    public StandardisingStudy(Evaluation evaluation, RealModels models) {
        this.evaluation = evaluation;
        this.models = models;
    }

    /** What is done to a photo. */
    private enum Harm {
        AS_IT_IS("as it is") {
            @Override
            double of(double v, Random random) {
                return v;
            }
        },
        DARK("a quarter of the light (γ 2.2)") {
            @Override
            double of(double v, Random random) {
                return v * Math.pow(0.25, 1 / 2.2);
            }
        },
        DARKER("a twentieth of the light") {
            @Override
            double of(double v, Random random) {
                return v * Math.pow(0.05, 1 / 2.2);
            }
        },
        FLAT("contrast × 0.4") {
            @Override
            double of(double v, Random random) {
                return 128 + 0.4 * (v - 128);
            }
        },
        NOISY("noise, σ 20 of 255") {
            @Override
            double of(double v, Random random) {
                return v + 20 * random.nextGaussian();
            }
        },
        NIGHT("a four-hundredth of the light") {
            @Override
            double of(double v, Random random) {
                return v * Math.pow(0.0025, 1 / 2.2);
            }
        },
        FOG("contrast × 0.03") {
            @Override
            double of(double v, Random random) {
                return 128 + 0.03 * (v - 128);
            }
        },
        STORM("noise, σ 80 of 255") {
            @Override
            double of(double v, Random random) {
                return v + 80 * random.nextGaussian();
            }
        };

        private final String words;

        Harm(String words) {
            this.words = words;
        }

        abstract double of(double value, Random random);

        RgbImage apply(RgbImage image) {
            Random random = new Random(1);
            byte[] rgb = image.toBytes();
            for (int i = 0; i < rgb.length; i++) {
                rgb[i] = (byte) Math.round(Math.max(0, Math.min(255, of(rgb[i] & 0xff, random))));
            }
            return RgbImage.owning(image.width(), image.height(), rgb);
        }
    }

    public Table table() {
        Table table = new Table(
                "photo",
                "`preprocess`",
                "found",
                "counts as a person",
                "mean error",
                "worst photo",
                "the photo as it is was taken");
        for (Harm harm : Harm.values()) {
            row(table, harm, false);
            row(table, harm, true);
        }
        return table;
    }

    private void row(Table table, Harm harm, boolean standardise) {
        List<Double> errors = new ArrayList<>();
        int people = 0;
        int unchanged = 0;
        int persons = 0;
        for (String name : evaluation.posed()) {
            Photo photo = evaluation.photo(name);
            if (!evaluation.golden(name, Complexity.FULL.level()).get("found").asBoolean()) {
                continue;
            }
            people++;
            Pose truth = find(photo, false).orElseThrow().pose();
            RgbImage harmed = harm.apply(photo.stored());
            Optional<PoseFinder.Found> found =
                    find(new Photo(harmed, harmed, photo.alpha(), photo.digest()), standardise);
            found.ifPresent(one -> errors.add(error(truth, one.pose(), photo)));
            persons += found.filter(one -> PhotoChecks.isPerson(
                                    one.pose(), photo.width(), photo.height(), PhotoLimits.DEFAULTS))
                            .isPresent()
                    ? 1
                    : 0;
            unchanged += found.filter(one -> one.steps().contains(Degradation.PREPROCESS_NONE))
                            .isPresent()
                    ? 1
                    : 0;
        }
        table.row(
                harm.words,
                standardise ? "standard" : "none",
                errors.size() + " of " + people,
                persons,
                errors.isEmpty()
                        ? "–"
                        : digits(
                                1, errors.stream().mapToDouble(e -> e).average().orElseThrow()),
                errors.isEmpty() ? "–" : digits(1, Collections.max(errors)),
                standardise ? unchanged : "");
    }

    private Optional<PoseFinder.Found> find(Photo photo, boolean standardise) {
        try {
            return Optional.of(RealModels.wait(
                    new PoseFinder(models.poses(), new LandmarkLadder(models.poses()), PhotoLimits.DEFAULTS)
                            .find(ModelViews.of(photo, standardise), Complexity.FULL, RealModels.deadline())));
        } catch (DrapeException e) {
            return Optional.empty();
        }
    }

    private static double error(Pose truth, Pose pose, Photo photo) {
        double sum = 0;
        for (int i = 0; i < POINTS; i++) {
            BodyPoint point = BodyPoint.values()[i];
            Point one = truth.pixel(point, photo.width(), photo.height());
            sum += one.distance(pose.pixel(point, photo.width(), photo.height()));
        }
        double torso = Torso.of(truth, photo.width(), photo.height()).length();
        return 100 * sum / POINTS / torso;
    }
}
