package dev.drape.api.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.drape.analysis.BodyFacts;
import dev.drape.analysis.CustomerAnalysis;
import dev.drape.analysis.Degradation;
import dev.drape.analysis.PhotoCheck;
import dev.drape.outfit.BodyClass;
import dev.drape.outfit.Outfit;
import dev.drape.pose.Landmark;
import dev.drape.pose.RegionOfInterest;
import dev.drape.skin.SkinReading;
import dev.drape.skin.SkinTone;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Body of {@code POST /analyze/customer}. Coordinates are normalised to the photo, 0…1. */
public record CustomerAnswer(
        ImageFacts image,
        PoseFacts pose,
        Segmentation segmentation,
        Body body,
        Tone skinTone,
        String skinToneReason,
        @JsonInclude(JsonInclude.Include.NON_NULL) OutfitFacts outfit,
        PhotoQuality quality,
        CustomerProcessing processing) {

    /**
     * Describes an analysis.
     *
     * @param masks what {@code include} asked for
     * @param withOutfit whether to say who wears what, which the analysis must then know
     */
    public static CustomerAnswer of(CustomerAnalysis analysis, boolean cached, Masks masks, boolean withOutfit) {
        return new CustomerAnswer(
                ImageFacts.of(analysis.width(), analysis.height(), analysis.digest()),
                PoseFacts.of(analysis, masks.extras().contains(Extras.LANDMARKS)),
                Segmentation.of(analysis.person(), masks.person(analysis)),
                Body.of(analysis.body()),
                analysis.skin().tone().map(Tone::of).orElse(null),
                analysis.skin().absence().map(SkinReading.Absence::id).orElse(null),
                withOutfit ? OutfitFacts.of(analysis, masks) : null,
                PhotoQuality.of(analysis),
                new CustomerProcessing(
                        analysis.device(),
                        PerformanceInfo.isGpu(analysis.device()),
                        analysis.fallback(),
                        cached,
                        analysis.degraded().stream()
                                .map(Degradation::id)
                                .sorted()
                                .toList()));
    }

    /** The pose; see {@link dev.drape.pose.Pose}. */
    public record PoseFacts(
            double confidence,
            int modelComplexity,
            List<Point> landmarks,
            List<WorldPoint> worldLandmarks,
            @JsonInclude(JsonInclude.Include.NON_NULL) Region region) {
        static PoseFacts of(CustomerAnalysis analysis, boolean withRegion) {
            var pose = analysis.pose();
            return new PoseFacts(
                    pose.confidence(),
                    pose.complexity().level(),
                    pose.landmarks().stream().map(Point::of).toList(),
                    pose.worldLandmarks().stream().map(WorldPoint::of).toList(),
                    withRegion ? Region.of(pose.region(), analysis.width(), analysis.height()) : null);
        }
    }

    /** An image landmark; z in units of the photo's width, smaller is nearer. */
    public record Point(int index, String name, double x, double y, double z, double visibility, double presence) {
        static Point of(Landmark l) {
            return new Point(l.point().ordinal(), l.point().id(), l.x(), l.y(), l.z(), l.visibility(), l.presence());
        }
    }

    /** A world landmark, metres from the middle of the hips. */
    public record WorldPoint(int index, String name, double x, double y, double z, double visibility) {
        static WorldPoint of(Landmark l) {
            return new WorldPoint(l.point().ordinal(), l.point().id(), l.x(), l.y(), l.z(), l.visibility());
        }
    }

    /** Where the landmark model looked: centre and size normalised, rotation in degrees, clockwise. */
    public record Region(double x, double y, double width, double height, double rotationDeg) {
        static Region of(RegionOfInterest region, int width, int height) {
            return new Region(
                    region.centerX() / width,
                    region.centerY() / height,
                    region.side() / width,
                    region.side() / height,
                    Math.toDegrees(region.rotation()));
        }
    }

    /** How the person stands; see {@link BodyFacts}. */
    public record Body(
            String framing,
            String facing,
            double facingConfidence,
            double shoulderWidth,
            double shoulderTiltDeg,
            boolean armsCrossed,
            boolean handsInFront) {
        static Body of(BodyFacts facts) {
            return new Body(
                    lower(facts.framing()),
                    lower(facts.facing()),
                    facts.facingConfidence(),
                    facts.shoulderWidth(),
                    facts.shoulderTiltDeg(),
                    facts.armsCrossed(),
                    facts.handsInFront());
        }
    }

    /** The skin tone; see {@link SkinTone}. */
    public record Tone(
            String rgb,
            List<Double> lab,
            double itaDeg,
            String itaClass,
            MonkScale monkScale,
            String undertone,
            double confidence,
            int sampledPixels) {
        static Tone of(SkinTone tone) {
            return new Tone(
                    tone.rgb(),
                    List.of(tone.lab().l(), tone.lab().a(), tone.lab().b()),
                    tone.itaDegrees(),
                    tone.itaClass().id(),
                    new MonkScale(
                            tone.monk().nearest(),
                            List.of(tone.monk().lightest(), tone.monk().darkest())),
                    tone.undertone().id(),
                    tone.confidence(),
                    tone.sampledPixels());
        }
    }

    /** Monk Skin Tone, 1…10. */
    public record MonkScale(int nearest, List<Integer> range) {}

    /** Who wears what; {@code onePiece}: top and bottom are one garment; sleeves: 0 = shoulder, 1 = wrist. */
    public record OutfitFacts(
            double confidence,
            double topLikeness,
            boolean onePiece,
            double wornSleeveLeft,
            double wornSleeveRight,
            List<String> warnings,
            @JsonInclude(JsonInclude.Include.NON_NULL) Map<String, Picture> layers) {
        static OutfitFacts of(CustomerAnalysis analysis, Masks masks) {
            Outfit outfit = analysis.outfit().known().orElseThrow();
            return new OutfitFacts(
                    outfit.confidence(),
                    outfit.topLikeness(),
                    outfit.onePiece(),
                    outfit.wornSleeveLeft(),
                    outfit.wornSleeveRight(),
                    outfit.warnings(),
                    masks.layers(outfit, analysis.width(), analysis.height()));
        }
    }

    /** Brightness, contrast, sharpness 0…1 and every check. */
    public record PhotoQuality(double brightness, double contrast, double sharpness, List<Check> checks) {
        static PhotoQuality of(CustomerAnalysis analysis) {
            return new PhotoQuality(
                    analysis.quality().brightness(),
                    analysis.quality().contrast(),
                    analysis.quality().sharpness(),
                    analysis.checks().stream().map(Check::of).toList());
        }
    }

    /** One check with its measured value and limit. */
    public record Check(String code, boolean passed, Double measured, String limit, String hint) {
        public static Check of(PhotoCheck check) {
            return new Check(check.code(), check.passed(), check.measured(), check.limit(), check.hint());
        }
    }

    /** Where and how it was analysed. */
    public record CustomerProcessing(
            String device, boolean gpuUsed, String fallback, boolean cached, List<String> degraded) {}

    /** The name on the wire: lower case with underscores. */
    public static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    static String layerName(BodyClass bodyClass) {
        return lower(bodyClass);
    }
}
