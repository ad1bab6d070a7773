package dev.drape.pose;

import dev.drape.image.TurnedRect;
import dev.drape.inference.Inference;
import dev.drape.inference.Tensor;

import java.util.List;
import java.util.Optional;

/**
 * What the detector saw, in pixels of the picture.
 *
 * @param raw the detector's run
 * @param main the most prominent person
 * @param others weaker candidates for further people; none without a main person
 */
record Sighting(Inference raw, Optional<Detection> main, List<Detection> others) {

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
    double score() {
        return main.map(Detection::score).orElse(0d);
    }
}
