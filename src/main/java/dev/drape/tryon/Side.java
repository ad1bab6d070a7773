package dev.drape.tryon;

import dev.drape.analysis.Analysed;
import dev.drape.execution.StageTimes;
import dev.drape.image.Photo;

/**
 * One photo of a try-on with its analysis.
 *
 * @param photo decoded
 * @param found its analysis
 * @param decoding time of the decoding
 * @param analysing times of the analysis' stages, none if it was cached
 * @param startNanos when the analysis was asked for
 * @param endNanos when it was there
 */
record Side<T>(
        Photo photo, Analysed<T> found, StageTimes decoding, StageTimes analysing, long startNanos, long endNanos) {

    static <T> Side<T> ended(
            Photo photo, Analysed<T> found, StageTimes decoding, StageTimes analysing, long startNanos) {
        return new Side<>(
                photo, found, decoding, found.cached() ? StageTimes.NONE : analysing, startNanos, System.nanoTime());
    }

    /** With the time of one more stage, which has just ended. */
    Side<T> plus(StageTimes more) {
        return new Side<>(photo, found, decoding, analysing.plus(more), startNanos, System.nanoTime());
    }

    /** Wall time from the first side's start to the last side's end. */
    static double wallMs(Side<?> one, Side<?> other) {
        return (Math.max(one.endNanos, other.endNanos) - Math.min(one.startNanos, other.startNanos)) / 1e6;
    }

    StageTimes times() {
        return decoding.plus(analysing);
    }

    /** What the analysis' stages took, each timed while others ran beside it. */
    double sequentialMs() {
        return analysing.asMap().values().stream()
                .mapToDouble(Double::doubleValue)
                .sum();
    }
}
