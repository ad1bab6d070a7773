package dev.drape.pose;

import dev.drape.image.Point;

import java.util.ArrayList;
import java.util.List;

/**
 * Tells whether the picture shows more people than the one that is described. The detector is made for one person: it
 * gives a second one as tall as the first a high score, and smaller or half hidden ones a score far below its limit
 * (0.08…0.6 measured on pairs of studio photos side by side and on a ball game), but also a second guess of the same
 * person (0.1…0.2 on a tight portrait). So weak detections are only candidates: the landmark model must confirm them as
 * a person, at another place and of comparable size.
 */
final class Crowd {
    /**
     * Detections from this score on are candidates; the weakest person who must not be missed measured 0.11, and one of
     * 0.08 is missed.
     */
    static final double MIN_CANDIDATE_SCORE = 0.1;

    /** More candidates are not looked at: two people are enough to ask for another photo. */
    static final int MAX_CANDIDATES = 3;

    /**
     * The lite landmark model's flag of a second person; measured 0.998 on a real one. It keeps out the unsure, not every
     * wrong one: the skeleton of a dinosaur reached 0.96.
     */
    static final double MIN_FLAG = 0.9;

    /** A person whose torso is shorter than this share of the main one's stands in the background and is not counted. */
    private static final double MIN_RELATIVE_TORSO = 0.35;

    /** Middles of shoulders at least this many torsos of the smaller person apart belong to two people. */
    private static final double MIN_DISTANCE = 0.5;

    private Crowd() {}

    /** Detections that may be further people, best first. */
    static List<Detection> candidates(Detection main, List<Detection> weakOnes) {
        return WeightedNms.merge(weakOnes).stream()
                .filter(one -> one.overlap(main) <= WeightedNms.MIN_OVERLAP)
                .limit(MAX_CANDIDATES)
                .toList();
    }

    /** How many people there are, at least 1. */
    static int count(Body main, List<Body> others) {
        List<Body> counted = new ArrayList<>(List.of(main));
        for (Body body : others) {
            boolean large = body.torso() >= MIN_RELATIVE_TORSO * main.torso();
            if (large && counted.stream().noneMatch(body::isSameAs)) {
                counted.add(body);
            }
        }
        return counted.size();
    }

    /**
     * Where a body is, in pixels.
     *
     * @param shoulders their middle
     * @param hips their middle
     */
    record Body(Point shoulders, Point hips) {
        static Body of(List<Landmark> landmarks, int width, int height) {
            return new Body(
                    middle(landmarks, BodyPoint.LEFT_SHOULDER, BodyPoint.RIGHT_SHOULDER, width, height),
                    middle(landmarks, BodyPoint.LEFT_HIP, BodyPoint.RIGHT_HIP, width, height));
        }

        double torso() {
            return shoulders.distance(hips);
        }

        boolean isSameAs(Body other) {
            return shoulders.distance(other.shoulders) < MIN_DISTANCE * Math.min(torso(), other.torso());
        }

        private static Point middle(List<Landmark> landmarks, BodyPoint a, BodyPoint b, int width, int height) {
            Landmark first = landmarks.get(a.ordinal());
            Landmark second = landmarks.get(b.ordinal());
            return new Point((first.x() + second.x()) / 2 * width, (first.y() + second.y()) / 2 * height);
        }
    }
}
