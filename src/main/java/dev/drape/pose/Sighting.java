package dev.drape.pose;

import dev.drape.image.TurnedRect;
import dev.drape.inference.Inference;
import dev.drape.inference.Tensor;

import java.util.List;
import java.util.Optional;

/**
 * What the detector saw in a picture, for any of the landmark models to describe. Immutable, any thread.
 *
 * <p>Internally in pixels of that picture: the most prominent person, and weaker candidates for further people.
 */
public final class Sighting {
    private final Inference raw;
    private final Optional<Detection> main;
    private final List<Detection> others;

    private Sighting(Inference raw, Optional<Detection> main, List<Detection> others) {
        this.raw = raw;
        this.main = main;
        this.others = others;
    }

    /** @param framed the upright rectangle that the detector's tensor shows */
    static Sighting of(Inference raw, TurnedRect framed) {
        Tensor boxes = raw.output("boxes");
        Tensor scores = raw.output("scores");
        Optional<Detection> main =
                WeightedNms.merge(DetectionDecoder.decode(boxes, scores, DetectionDecoder.MIN_SCORE)).stream()
                        .findFirst();
        List<Detection> others = main.map(
                        one -> Crowd.candidates(one, DetectionDecoder.decode(boxes, scores, Crowd.MIN_CANDIDATE_SCORE)))
                .orElse(List.of());
        return new Sighting(
                raw,
                main.map(one -> one.inPicture(framed)),
                others.stream().map(one -> one.inPicture(framed)).toList());
    }

    /** The main person's score, 0…1; 0 if there is none. */
    public double score() {
        return main.map(Detection::score).orElse(0d);
    }

    /** Where the most prominent person is, px of the picture; empty if nobody was seen. */
    public Optional<RegionOfInterest> region() {
        return main.map(RegionOfInterest::around);
    }

    /** Id of the device the detector ran on. */
    public String device() {
        return raw.device();
    }

    /** Why a preferred device was not used; null when it was. */
    public String fallback() {
        return raw.fallback();
    }

    /** Where further people may be, best first; none without a main person. */
    List<RegionOfInterest> others() {
        return others.stream().map(RegionOfInterest::around).toList();
    }
}
