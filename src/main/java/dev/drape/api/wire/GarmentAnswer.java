package dev.drape.api.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.drape.analysis.Analysed;
import dev.drape.analysis.GarmentAnalysis;
import dev.drape.garment.GarmentFacts;
import dev.drape.image.Point;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Body of {@code POST /analyze/garment}. Coordinates are normalised to the photo, 0…1. */
public record GarmentAnswer(
        ImageFacts image,
        String category,
        double categoryConfidence,
        String sleeveLength,
        String neckline,
        String pattern,
        double patternConfidence,
        List<Color> dominantColors,
        Map<String, Position> landmarks,
        @JsonInclude(JsonInclude.Include.NON_NULL) List<Position> frontNeckline,
        Segmentation segmentation,
        GarmentQuality quality,
        GarmentProcessing processing) {

    /** {@code masks} holds what {@code include} asked for. */
    public static GarmentAnswer of(Analysed<GarmentAnalysis> found, Masks masks) {
        GarmentAnalysis analysis = found.value();
        GarmentFacts garment = analysis.garment();
        Map<String, Position> landmarks = new TreeMap<>();
        garment.points().forEach((name, point) -> landmarks.put(name.id(), Position.of(point)));
        return new GarmentAnswer(
                ImageFacts.of(analysis.width(), analysis.height(), analysis.digest()),
                CustomerAnswer.lower(garment.category()),
                garment.categoryConfidence(),
                garment.sleeveLength() == null ? null : CustomerAnswer.lower(garment.sleeveLength()),
                CustomerAnswer.lower(garment.neckline()),
                CustomerAnswer.lower(garment.pattern()),
                garment.patternConfidence(),
                garment.colors().stream()
                        .map(c -> new Color(c.hex(), c.name(), c.share()))
                        .toList(),
                landmarks,
                masks.extras().contains(Extras.LANDMARKS)
                        ? garment.frontNeckline().stream().map(Position::of).toList()
                        : null,
                Segmentation.of(analysis.cutout(), masks.garment(analysis)),
                new GarmentQuality(garment.cutoutConfidence(), garment.asymmetry(), garment.warnings()),
                new GarmentProcessing(
                        analysis.device(),
                        PerformanceInfo.isGpu(analysis.device()),
                        analysis.fallback(),
                        found.cached(),
                        found.similar(),
                        List.of()));
    }

    /** A colour of the cloth; share of the garment, 0…1. */
    public record Color(String hex, String name, double share) {}

    /** A point, normalised. */
    public record Position(double x, double y) {
        static Position of(Point point) {
            return new Position(point.x(), point.y());
        }
    }

    /** How surely the garment was read. */
    public record GarmentQuality(double cutoutConfidence, double asymmetry, List<String> warnings) {}

    /**
     * Where it was analysed; the device is that of the model that looks for people in the photo. {@code similar}: the
     * analysis is that of another photo of the same garment.
     */
    public record GarmentProcessing(
            String device, boolean gpuUsed, String fallback, boolean cached, boolean similar, List<String> degraded) {}
}
